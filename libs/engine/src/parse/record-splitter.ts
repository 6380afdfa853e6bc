import { CellBounds, type CellLimits } from './cell-bounds';
import type { DecodedText } from './decoder';
import { QuotedCell, type QuoteRules } from './quoted-cell';
import { RECORD_LONG_CELL, RECORD_TEXT_AFTER_QUOTE, RECORD_UNCLOSED_QUOTE } from './record-marks';
import type { TextRow } from './text-row';

export interface SplitRules extends QuoteRules, CellLimits {
  delimiter: string;
  /** What stands in the cell for a byte that the encoding does not know. */
  badByte: (byte: number) => string;
  /** Bytes of a part of a text that is not plain. */
  byteLength: (text: string, from: number, to: number) => number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const BACKSLASH = 92;
/** A record longer than this is cut here: what keeps memory bounded in a file without line ends. */
const LONGEST_RECORD = 8 * 1_048_576;
/** Far below minus any index, which stands for the start of the next record. */
const INCOMPLETE = -Number.MAX_SAFE_INTEGER;

/**
 * Splits decoded text into records (RFC 4180 and what the wild does to it): LF, CRLF and CR line ends
 * in any mixture, quoted line ends, spaces around quotes, text after a closing quote, unclosed quotes.
 */
export class RecordSplitter {
  /** Offset in the file of the first byte that is not yet part of a record. */
  byteOffset: number;
  private text = '';
  private codes: Uint16Array = new Uint16Array(0);
  private plain = true;
  private suspicious = false;
  /** The rest of a line that was too long is dropped. */
  private skipping = false;
  private line = 1;
  private linesInCells = 0;
  /** Whether the record has a line beyond those that end in its cells: all but one that an escaped line end closes. */
  private openLine = true;
  private readonly delimiterCode: number;
  private readonly quoteCode: number;
  private readonly highestStop: number;
  private readonly quoted: QuotedCell;
  private readonly cells: CellBounds;

  constructor(
    private readonly rules: SplitRules,
    private readonly onRecord: (record: TextRow) => void,
    byteOffset = 0,
  ) {
    this.delimiterCode = rules.delimiter.charCodeAt(0);
    this.quoteCode = rules.quote.charCodeAt(0);
    this.highestStop = Math.max(this.delimiterCode, CR, rules.backslash ? BACKSLASH : 0);
    this.quoted = new QuotedCell(rules);
    this.cells = new CellBounds(rules);
    this.byteOffset = byteOffset;
  }

  /**
   * Hands on the records that the text completes; `byteOffset` then says where the rest begins, which belongs
   * in front of the next text. With `final`, the text is the last one and all of it is read.
   */
  split({ text, codes, plain, bad }: DecodedText, final: boolean): void {
    this.text = text;
    this.codes = codes;
    this.plain = plain;
    this.suspicious = bad || text.includes('\0');
    const { cells } = this;
    const { length } = codes;
    let from = this.skipping ? this.skipLine(final) : 0;
    while (from < length) {
      cells.start(text, codes);
      this.linesInCells = 0;
      this.openLine = true;
      const to = this.recordEnd(from, final);
      if (to === INCOMPLETE) {
        cells.drop();
        return;
      }
      this.emit(from, to);
      from = this.skipping ? length : to;
    }
  }

  private emit(from: number, to: number): void {
    const { line, byteOffset, cells } = this;
    const lines = this.linesInCells + (this.openLine ? 1 : 0);
    this.byteOffset += this.plain ? to - from : this.rules.byteLength(this.text, from, to);
    // The rest of a line that was too long is still to be dropped.
    this.line += this.skipping ? lines - 1 : lines;
    if (this.suspicious) cells.inspect(this.rules.badByte);
    this.onRecord(cells.row(line, lines, byteOffset));
  }

  /** Reads the record that starts at `from`; where the next one starts, or INCOMPLETE. */
  private recordEnd(from: number, final: boolean): number {
    const { codes, delimiterCode, quoteCode, highestStop, cells } = this;
    const { length } = codes;
    const { backslash } = this.rules;
    let at = from;
    for (;;) {
      let code = codes[at] ?? 0;
      if (code === quoteCode || code === SPACE || backslash) at = this.cellEnd(at, final);
      else {
        const start = at;
        while (at < length) {
          code = codes[at] ?? 0;
          if (code <= highestStop && (code === delimiterCode || code === LF || code === CR)) break;
          at++;
        }
        if (at < length || final) cells.add(start, at);
      }
      if (at < 0) return at === INCOMPLETE ? this.overlong(from) : -at;
      if (at >= length) return final ? this.lastEnd() : this.overlong(from);
      if (codes[at] !== delimiterCode) return this.afterLineEnd(at, final);
      at++;
    }
  }

  /** The end of a record that no line end closes. */
  private lastEnd(): number {
    const { codes } = this;
    const last = codes[codes.length - 1];
    this.openLine = last !== LF && last !== CR;
    return codes.length;
  }

  private afterLineEnd(at: number, final: boolean): number {
    if (this.codes[at] === LF) return at + 1;
    if (at + 1 < this.codes.length) return this.codes[at + 1] === LF ? at + 2 : at + 1;
    return final ? at + 1 : INCOMPLETE;
  }

  /** Gives up on a record that no line end closes within the longest record allowed; the rest of its line is dropped. */
  private overlong(from: number): number {
    if (this.codes.length - from <= LONGEST_RECORD) return INCOMPLETE;
    if (this.cells.count === 0) this.cells.add(from, this.codes.length);
    this.cells.marks |= RECORD_LONG_CELL;
    this.skipping = true;
    return this.codes.length;
  }

  /** Drops text up to the end of the line; where the next record starts. */
  private skipLine(final: boolean): number {
    const { codes } = this;
    let at = 0;
    while (at < codes.length && codes[at] !== LF && codes[at] !== CR) at++;
    const next = at < codes.length ? this.afterLineEnd(at, final) : at;
    const to = next === INCOMPLETE ? at : next;
    if (to > at) {
      this.skipping = false;
      this.line++;
    }
    this.byteOffset += this.plain ? to : this.rules.byteLength(this.text, 0, to);
    return to;
  }

  /** Reads one cell; the index of what ended it, INCOMPLETE, or minus the start of the next record after an unclosed quote. */
  private cellEnd(at: number, final: boolean): number {
    const open = this.openingQuote(at);
    if (open >= 0) return this.quotedEnd(open, final);
    const end = this.plainEnd(at);
    if (end === this.codes.length && !final) return INCOMPLETE;
    if (this.rules.backslash) this.cells.addString(unescaped(this.text.slice(at, end)));
    else this.cells.add(at, end);
    return end;
  }

  /** Index of the quote that opens the cell, spaces before it skipped; -1 where the cell is not quoted. */
  private openingQuote(at: number): number {
    let i = at;
    while (this.codes[i] === SPACE && this.delimiterCode !== SPACE) i++;
    return this.codes[i] === this.quoteCode ? i : -1;
  }

  private plainEnd(at: number): number {
    const { codes, delimiterCode, highestStop } = this;
    const end = codes.length;
    for (let i = at; i < end; i++) {
      const code = codes[i] ?? 0;
      if (code > highestStop) continue;
      if (code === delimiterCode || code === LF || code === CR) return i;
      if (code === BACKSLASH && this.rules.backslash) {
        i++;
        if (codes[i] === LF || (codes[i] === CR && codes[i + 1] !== LF)) this.linesInCells++;
      }
    }
    return end;
  }

  private quotedEnd(open: number, final: boolean): number {
    const { codes, quoted, cells } = this;
    const found = quoted.read(codes, open, final);
    if (found === 'incomplete') return INCOMPLETE;
    if (found === 'unclosed') return this.unclosed(open, final);
    const { close, after } = quoted;
    const next = after < codes.length ? codes[after] : LF;
    const ends = next === this.delimiterCode || next === LF || next === CR;
    // A quote in the middle of a later line opens a cell there: it was this one that nobody closed.
    if (!ends && quoted.lines > 0) return this.unclosed(open, final);
    if (ends) {
      this.linesInCells += quoted.lines;
      if (quoted.escapes === 0) cells.add(open + 1, close);
      else cells.addString(quoted.unescaped(this.text, open));
      return after;
    }
    const end = this.plainEnd(close + 1);
    if (end === codes.length && !final) return INCOMPLETE;
    cells.marks |= RECORD_TEXT_AFTER_QUOTE;
    cells.addString(quoted.unescaped(this.text, open) + this.text.slice(close + 1, end));
    return end;
  }

  /** The record ends with the line that opened the quote; the quote is text. Everything after is read as usual. */
  private unclosed(open: number, final: boolean): number {
    const { codes, cells } = this;
    cells.marks |= RECORD_UNCLOSED_QUOTE;
    let end = this.plainEnd(open);
    cells.add(open, end);
    while (end < codes.length && codes[end] === this.delimiterCode) {
      const start = end + 1;
      end = this.plainEnd(start);
      cells.add(start, end);
    }
    if (end === codes.length) return final ? -this.lastEnd() : INCOMPLETE;
    const next = this.afterLineEnd(end, final);
    return next === INCOMPLETE ? next : -next;
  }
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\([^])/g, '$1') : text;
}
