/**
 * What a spreadsheet would run as a formula, after any apostrophes. A guarded text has one apostrophe more than the
 * original; texts that already begin with apostrophes before such a character get one too, so that taking one away
 * on import always gives the original back.
 */
const RUNS_AS_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A signed number, with currency sign or code, separators, exponent or percent: data, never a formula. */
const NUMBER =
  /^[+-]?(?:\p{Sc}|[A-Z]{3})?[\s\u00a0\u202f]?[.,]?\d[\d.,'’\u00a0\u202f]*(?:[eE][+-]?\d{1,3})?[\s\u00a0\u202f]?(?:\p{Sc}|[A-Z]{3}|%)?-?$/u;

/** The text as a spreadsheet shows it, never runs it. Numbers stay as they are. */
export function guarded(text: string): string {
  return RUNS_AS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text before `guarded`. */
export function unguarded(text: string): string {
  return text.startsWith("'") && RUNS_AS_FORMULA.test(text) ? text.slice(1) : text;
}
