/** A promise of the engine that an input broke. */
export class Violation extends Error {
  /** @param {string} rule the promise, the same words for every input that breaks it @param {string} [detail] */
  constructor(rule, detail = '') {
    super(detail === '' ? rule : `${rule}: ${detail}`);
    this.rule = rule;
  }
}

export function must(holds, rule, detail) {
  if (!holds) throw new Violation(rule, typeof detail === 'function' ? detail() : detail);
}

const LONGEST = 300;

/** A value as a report shows it. */
export function shown(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Where two values differ first, for a report. */
export function difference(a, b) {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const from = Math.max(0, at - 60);
  return `${left.slice(from, at + 120)} <> ${right.slice(from, at + 120)}`;
}

const NOT_STORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][\da-f]{2})/;

/** Holds for JSON that a jsonb column takes: no NUL, no half of a character. @returns {string} the JSON */
export function mustBeStorable(value, what) {
  const json = JSON.stringify(value);
  must(!NOT_STORABLE.test(json), `${what} is JSON that jsonb takes`, () =>
    around(json, json.search(NOT_STORABLE)),
  );
  return json;
}

const around = (json, at) => json.slice(Math.max(0, at - 60), at + 60);
