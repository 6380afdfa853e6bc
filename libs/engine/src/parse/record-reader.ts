import type { CellBounds } from './cell-bounds';
import { BACKSLASH } from './cell-escapes';
import { Delimiter } from './delimiter';
import { isLineEnd, LONGEST_QUOTED, QuotedCell, type QuoteRules } from './quoted-cell';
import { RECORD_TEXT_AFTER_QUOTE, RECORD_UNCLOSED_QUOTE } from './record-marks';
import type { Utf8Piece } from './utf8-piece';

export interface RecordRules extends QuoteRules {
  delimiter: string;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
/** Far below minus any index, which stands for the start of the next record. */
export const INCOMPLETE = -Number.MAX_SAFE_INTEGER;
const NOT_FOUND = -1;

/** Reads one record after the other, in bytes behind which a line end stands, and collects its cells. */
export class RecordReader {
  /** Line ends in the cells of the record. */
  linesInCells = 0;
  /** Whether the record has a line beyond those that end in its cells: all but one that an escaped line end closes. */
  openLine = true;
  private bytes: Uint8Array = new Uint8Array(0);
  /** One past the last byte that the record may have; on it stands a line end. */
  private end = 0;
  /** Whether there are escapes in the last cell. */
  private escaped = false;
  private readonly quoteCode: number;
  /** No byte above this one ends a quoted cell of one line. */
  private readonly highestStop: number;
  private readonly backslash: boolean;
  private readonly delimiter: Delimiter;
  private readonly quoted: QuotedCell;

  constructor(
    rules: RecordRules,
    private readonly cells: CellBounds,
  ) {
    this.quoteCode = rules.quote.charCodeAt(0);
    this.highestStop = Math.max(this.quoteCode, CR);
    this.backslash = rules.backslash;
    this.delimiter = new Delimiter(rules.delimiter);
    this.quoted = new QuotedCell(rules);
  }

  /**
   * Reads the record that starts at `from`, with a line end at `end`; where the next one starts, or INCOMPLETE.
   * With `final`, nothing follows.
   */
  read(piece: Utf8Piece, from: number, end: number, final: boolean): number {
    const { quoteCode, cells } = this;
    const { bytes } = piece;
    const { code: delimiterCode, highestStop, isOneByte } = this.delimiter;
    const plain = isOneByte && !this.backslash;
    cells.start(piece);
    this.bytes = bytes;
    this.end = end;
    this.linesInCells = 0;
    this.openLine = true;
    // Kept here and not in their object, where each cell would have to fetch them and put them back.
    let { bounds, to, room } = cells;
    let at = from;
    for (;;) {
      const begin = at;
      let start = at;
      let stop = -1;
      let code = bytes[at] ?? 0;
      if (code === quoteCode && plain) {
        at = this.quickQuotedEnd(begin);
        start = begin + 1;
        stop = this.escaped ? ~(at - 1) : at - 1;
      } else if (plain && code !== SPACE) {
        while (code > highestStop || (code !== delimiterCode && code !== LF && code !== CR)) {
          code = bytes[++at] ?? 0;
        }
        stop = at;
      } else at = NOT_FOUND;
      if (at >= 0 && to < room) {
        bounds[to] = start;
        bounds[to + 1] = stop;
        to += 2;
      } else {
        cells.to = to;
        if (at >= 0) cells.add(start, stop);
        else at = this.cellEnd(begin, final);
        ({ bounds, to, room } = cells);
      }
      if (at < 0) return at === INCOMPLETE ? at : -at;
      if (at >= end) {
        cells.to = to;
        return final ? this.lastEnd() : INCOMPLETE;
      }
      code = bytes[at] ?? 0;
      if (code <= CR && (code === LF || code === CR)) {
        cells.to = to;
        return code === LF ? at + 1 : afterLineEnd(bytes, at, end, final);
      }
      at += this.delimiter.length;
    }
  }

  /** The end of a record that no line end closes. */
  private lastEnd(): number {
    const { bytes, end } = this;
    this.openLine = !isLineEnd(bytes, end - 1, end);
    return end;
  }

  /** Reads one cell; the index of what ended it, INCOMPLETE, or minus the start of the next record after an unclosed quote. */
  private cellEnd(at: number, final: boolean): number {
    const open = this.openingQuote(at);
    if (open >= 0) return this.quotedEnd(open, final);
    const end = this.plainEnd(at);
    this.cells.add(at, this.escaped ? ~end : end);
    return end;
  }

  /** Index of the quote that opens the cell, spaces before it skipped; -1 where the cell is not quoted. */
  private openingQuote(at: number): number {
    let i = at;
    while (this.bytes[i] === SPACE && this.delimiter.code !== SPACE) i++;
    return i < this.end && this.bytes[i] === this.quoteCode ? i : -1;
  }

  /** One past the closing quote of a cell of one line, followed by a delimiter or a line end; NOT_FOUND for every other cell. */
  private quickQuotedEnd(open: number): number {
    const { bytes, quoteCode, delimiter, highestStop } = this;
    let escaped = false;
    let at = open + 1;
    for (;;) {
      const code = bytes[at++] ?? 0;
      if (code > highestStop) continue;
      if (code === quoteCode) {
        if (bytes[at] !== quoteCode) break;
        escaped = true;
        at++;
      } else if (code === LF || code === CR) return NOT_FOUND;
    }
    const next = bytes[at];
    if ((next !== delimiter.code && next !== LF && next !== CR) || at - open > LONGEST_QUOTED)
      return NOT_FOUND;
    this.escaped = escaped;
    return at;
  }

  private plainEnd(at: number): number {
    const { bytes, end, delimiter, backslash } = this;
    this.escaped = false;
    for (let i = at; i < end; i++) {
      const code = bytes[i] ?? 0;
      if (code === LF || code === CR || delimiter.standsAt(bytes, i)) return i;
      if (code === BACKSLASH && backslash) {
        i++;
        this.escaped = true;
        if (isLineEnd(bytes, i, end)) this.linesInCells++;
      }
    }
    return end;
  }

  private quotedEnd(open: number, final: boolean): number {
    const { bytes, end, quoted, cells } = this;
    const found = quoted.read(bytes, open, end, final);
    if (found === 'incomplete') return INCOMPLETE;
    if (found === 'unclosed') return this.unclosed(open, final);
    const { close, after } = quoted;
    const stop = quoted.escaped ? ~close : close;
    const next = bytes[after];
    const ends = after >= end || next === LF || next === CR || this.delimiter.standsAt(bytes, after);
    // A quote in the middle of a later line opens a cell there: it was this one that nobody closed.
    if (!ends && quoted.lines > 0) return this.unclosed(open, final);
    if (ends) {
      this.linesInCells += quoted.lines;
      cells.add(open + 1, stop);
      return after;
    }
    const rest = this.plainEnd(close + 1);
    if (rest === end && !final) return INCOMPLETE;
    cells.marks |= RECORD_TEXT_AFTER_QUOTE;
    cells.addWithTail(open + 1, stop, rest);
    return rest;
  }

  /** The record ends with the line that opened the quote; the quote is text. Everything after is read as usual. */
  private unclosed(open: number, final: boolean): number {
    const { bytes, cells, delimiter, end } = this;
    cells.marks |= RECORD_UNCLOSED_QUOTE;
    let at = this.plainEnd(open);
    cells.add(open, at);
    while (at < end && delimiter.standsAt(bytes, at)) {
      const start = at + delimiter.length;
      at = this.plainEnd(start);
      cells.add(start, at);
    }
    if (at === end) return final ? -this.lastEnd() : INCOMPLETE;
    const next = afterLineEnd(bytes, at, end, final);
    return next === INCOMPLETE ? next : -next;
  }
}

/** Where the line begins that follows the line end at the index; INCOMPLETE where a CR is the last byte known. */
export function afterLineEnd(bytes: Uint8Array, at: number, end: number, final: boolean): number {
  if (bytes[at] === LF) return at + 1;
  if (at + 1 < end) return bytes[at + 1] === LF ? at + 2 : at + 1;
  return final ? at + 1 : INCOMPLETE;
}
