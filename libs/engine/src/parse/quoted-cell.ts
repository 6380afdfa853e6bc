/** How cells are quoted. */
export interface QuoteRules {
  quote: string;
  /** `\x` stands for x, inside and outside of quotes; otherwise a quote is doubled. */
  backslash: boolean;
}

/**
 * How far a closing quote is looked for. A quote that is not closed within this many characters is taken
 * for one that somebody forgot to close, so that memory stays bounded.
 */
const LONGEST_QUOTED = 1_048_576;

const LF = 10;
const CR = 13;
const SPACE = 32;
const BACKSLASH = 92;

/** Finds the end of a quoted cell and keeps what it found in its own fields, so that a cell costs no object. */
export class QuotedCell {
  /** Index of the closing quote. */
  close = 0;
  /** First index after the closing quote and the spaces that follow it. */
  after = 0;
  /** Line ends inside the cell. */
  lines = 0;
  /** Doubled quotes or backslashes inside the cell. */
  escapes = 0;
  private readonly quoteCode: number;

  constructor(private readonly rules: QuoteRules) {
    this.quoteCode = rules.quote.charCodeAt(0);
  }

  /** Reads the cell that the quote at `open` opens. With `final`, the text will not grow any more. */
  read(codes: Uint16Array, open: number, final: boolean): 'closed' | 'incomplete' | 'unclosed' {
    const { quoteCode } = this;
    const { backslash } = this.rules;
    const limit = Math.min(codes.length, open + LONGEST_QUOTED);
    let escapes = 0;
    let lines = 0;
    let i = open + 1;
    for (; i < limit; i++) {
      const code = codes[i];
      if (code === quoteCode) {
        if (backslash || codes[i + 1] !== quoteCode) break;
        escapes++;
        i++;
      } else if (code === LF || (code === CR && codes[i + 1] !== LF)) lines++;
      else if (code === BACKSLASH && backslash) {
        escapes++;
        i++;
        if (codes[i] === LF || (codes[i] === CR && codes[i + 1] !== LF)) lines++;
      }
    }
    if (i >= limit) return final || codes.length >= open + LONGEST_QUOTED ? 'unclosed' : 'incomplete';
    let after = i + 1;
    while (codes[after] === SPACE) after++;
    if (after === codes.length && !final) return 'incomplete';
    this.close = i;
    this.after = after;
    this.lines = lines;
    this.escapes = escapes;
    return 'closed';
  }

  /** What the cell that was read says. */
  unescaped(text: string, open: number): string {
    const { quote, backslash } = this.rules;
    const inner = text.slice(open + 1, this.close);
    if (this.escapes === 0) return inner;
    return backslash ? inner.replace(/\\([^])/g, '$1') : inner.replaceAll(quote + quote, quote);
  }
}
