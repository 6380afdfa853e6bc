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

const SPACE = 32;
const BACKSLASH = 92;

/** Index of the quote that opens the cell at `at`, spaces before it skipped; -1 where the cell is not quoted. */
export function openingQuote(text: string, at: number, { quote }: QuoteRules): number {
  const code = text.charCodeAt(at);
  const quoteCode = quote.charCodeAt(0);
  if (code === quoteCode) return at;
  if (code !== SPACE) return -1;
  let i = at + 1;
  while (text.charCodeAt(i) === SPACE) i++;
  return text.charCodeAt(i) === quoteCode ? i : -1;
}

interface ClosedCell {
  close: number;
  /** First index after the closing quote and the spaces that follow it. */
  after: number;
  doubled: boolean;
}

/** The quote that closes the one at `open`. With `final`, the text will not grow any more. */
export function closingQuote(text: string, open: number, rules: QuoteRules, final: boolean): ClosedCell | 'incomplete' | 'unclosed' {
  const quoteCode = rules.quote.charCodeAt(0);
  let doubled = false;
  let close = nextQuote(text, open + 1, rules);
  while (close >= 0 && !rules.backslash && text.charCodeAt(close + 1) === quoteCode) {
    doubled = true;
    close = nextQuote(text, close + 2, rules);
  }
  if (close < 0) return final || text.length - open > LONGEST_QUOTED ? 'unclosed' : 'incomplete';
  if (close - open > LONGEST_QUOTED) return 'unclosed';
  let after = close + 1;
  while (text.charCodeAt(after) === SPACE) after++;
  if (after === text.length && !final) return 'incomplete';
  return { close, after, doubled };
}

function nextQuote(text: string, from: number, { quote, backslash }: QuoteRules): number {
  if (!backslash) return text.indexOf(quote, from);
  const quoteCode = quote.charCodeAt(0);
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === quoteCode) return i;
  }
  return -1;
}
