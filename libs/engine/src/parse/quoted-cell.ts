import { BACKSLASH } from './cell-escapes';

/** How cells are quoted. */
export interface QuoteRules {
  quote: string;
  /** `\x` stands for x, inside and outside of quotes; otherwise a quote is doubled. */
  backslash: boolean;
}

/**
 * How far a closing quote is looked for. A quote that is not closed within this many bytes is taken
 * for one that somebody forgot to close, so that memory stays bounded.
 */
export const LONGEST_QUOTED = 1_048_576;

const LF = 10;
const CR = 13;
const SPACE = 32;

/** Finds the end of a quoted cell and keeps what it found in its own fields, so that a cell costs no object. */
export class QuotedCell {
  /** Index of the closing quote. */
  close = 0;
  /** First index after the closing quote and the spaces that follow it. */
  after = 0;
  /** Line ends inside the cell. */
  lines = 0;
  /** Whether there are escapes in the cell. */
  escaped = false;
  private readonly quoteCode: number;
  private readonly backslash: boolean;

  constructor({ quote, backslash }: QuoteRules) {
    this.quoteCode = quote.charCodeAt(0);
    this.backslash = backslash;
  }

  /** Reads the cell that the quote at `open` opens, among the bytes before `length`. With `final`, there will not be more. */
  read(
    bytes: Uint8Array,
    open: number,
    length: number,
    final: boolean,
  ): 'closed' | 'incomplete' | 'unclosed' {
    const { quoteCode, backslash } = this;
    const limit = Math.min(length, open + LONGEST_QUOTED);
    let escaped = false;
    let lines = 0;
    let i = open + 1;
    for (; i < limit; i++) {
      const code = bytes[i] ?? 0;
      if (code === quoteCode) {
        if (backslash || bytes[i + 1] !== quoteCode) break;
        escaped = true;
        i++;
      } else if (code <= CR) {
        if (isLineEnd(bytes, i, length)) lines++;
      } else if (code === BACKSLASH && backslash) {
        escaped = true;
        i++;
        if (isLineEnd(bytes, i, length)) lines++;
      }
    }
    if (i >= limit) return final || length >= open + LONGEST_QUOTED ? 'unclosed' : 'incomplete';
    let after = i + 1;
    while (bytes[after] === SPACE) after++;
    if (after >= length && !final) return 'incomplete';
    this.close = i;
    this.after = after;
    this.lines = lines;
    this.escaped = escaped;
    return 'closed';
  }
}

/** Whether a line ends at the index, among the bytes before `length`; CRLF ends at its second byte. */
export function isLineEnd(bytes: Uint8Array, at: number, length: number): boolean {
  const code = bytes[at];
  return at < length && (code === LF || (code === CR && (at + 1 === length || bytes[at + 1] !== LF)));
}
