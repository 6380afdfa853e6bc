import { monthOf } from './month-names';
import { plainWords } from './plain-words';
import { isDateFiller, isWeekday } from './weekday-names';

/** The three numbers of a date as they stand, before anybody knows which is which. */
export interface DateParts {
  /** `numeric` with a separator, `compact` without one, `named` with a month word, `cjk` with 年月日 or 년월일. */
  kind: 'numeric' | 'compact' | 'named' | 'cjk';
  /** Separator of numeric parts; 년 for a Korean date. */
  separator: string;
  parts: [number, number, number];
  /** Digits of the parts; 0 for a month word. */
  digits: [number, number, number];
}

const LONGEST = 48;
const NUMERIC = /^(\d{1,4})([-/.]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?=$|[T\s,(（])/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|T|\s)/;
const CJK = /^(\d{4})([年년])\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]/;
const TIME =
  /^(?:[T,\s]\s*)?(?:(?:午前|午後|上午|下午|오전|오후)\s?)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:[AaPp]\.?\s?[Mm]\.?)?\s*(?:Z|(?:UTC|GMT)?\s?[+-]\d{2}:?\d{2}|[A-Z]{2,4}|\([A-Z]{2,4}\))?$/;
const WEEKDAY_BEHIND = /^[,\s]*[(（]?\s*(\p{L}{1,12})\.?\s*[)）]?/u;
const WEEKDAY_BEFORE = /^(\p{L}{2,12})\.?,?\s+(?=\d)/u;

/** The parts of a date at the start of a trimmed value; a time of day and its offset may follow. Null where there is none. */
export function dateParts(value: string): DateParts | null {
  if (value.length < 6 || value.length > LONGEST || !couldBeDate(value)) return null;
  const first = value.charCodeAt(0);
  if (first >= 48 && first <= 57) return numericParts(value) ?? namedParts(value);
  const weekday = WEEKDAY_BEFORE.exec(value);
  const numeric =
    weekday && isWeekday(plainWords(weekday[1] ?? '')) ? numericParts(value.slice(weekday[0].length)) : null;
  return numeric ?? namedParts(value);
}

/** Cheap refusal of other texts: a date has day and year, or eight digits in a row. */
function couldBeDate(value: string): boolean {
  let runs = 0;
  let run = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 48 || code > 57) run = 0;
    else if (++run === 1) runs++;
    else if (run === 8) return true;
  }
  return runs > 1;
}

function numericParts(value: string): DateParts | null {
  const numeric = NUMERIC.exec(value);
  if (numeric)
    return timed(value, numeric, 'numeric', [numeric[1], numeric[3], numeric[4]], numeric[2] ?? '');
  const compact = COMPACT.exec(value);
  if (compact) return timed(value, compact, 'compact', [compact[1], compact[2], compact[3]], '');
  const cjk = CJK.exec(value);
  return cjk && timed(value, cjk, 'cjk', [cjk[1], cjk[3], cjk[4]], cjk[2] === '년' ? '년' : '');
}

function timed(
  value: string,
  match: RegExpExecArray,
  kind: DateParts['kind'],
  texts: (string | undefined)[],
  separator: string,
): DateParts | null {
  const rest = value.slice(match[0].length);
  if (rest !== '' && !isTime(rest) && !isTime(withoutWeekday(rest), '')) return null;
  return { kind, separator, ...numbers(texts) };
}

function isTime(rest: string, none: string | null = null): boolean {
  return rest === none || TIME.test(rest.replaceAll(/[\u00a0\u202f]/g, ' '));
}

/** What follows a weekday behind the date: `2026年5月5日（火）`, `2026-05-05 (Tue)`. */
function withoutWeekday(rest: string): string {
  const weekday = WEEKDAY_BEHIND.exec(rest);
  return weekday && isWeekday(plainWords(weekday[1] ?? '')) ? rest.slice(weekday[0].length) : rest;
}

function numbers(texts: (string | undefined)[]): Pick<DateParts, 'parts' | 'digits'> {
  const [a = '', b = '', c = ''] = texts;
  return { parts: [Number(a), Number(b), Number(c)], digits: [a.length, b.length, c.length] };
}

const TIME_TAIL = /[,\s]\s*\d{1,2}:\d{2}.*$/;
const TOKEN = /\p{L}+|\d+/gu;
const OTHER_CHARS = /[^\p{L}\p{M}\d\s.,/'’ʼº°ª-]/u;

/** Day, month word and year in any order, with weekdays and the small words of written dates between them. */
function namedParts(value: string): DateParts | null {
  const plain = value.normalize('NFC').replaceAll(/[\u00a0\u202f]/g, ' ');
  const tail = TIME_TAIL.exec(plain);
  if (tail && !TIME.test(tail[0])) return null;
  const text = tail ? plain.slice(0, tail.index) : plain;
  if (OTHER_CHARS.test(text)) return null;
  const tokens = plainWords(text).match(TOKEN) ?? [];
  if (tokens.length < 3 || tokens.length > 8) return null;
  return namedTokens(tokens);
}

function namedTokens(tokens: string[]): DateParts | null {
  const monthAt = tokens.findLastIndex((token) => monthOf(token) > 0);
  if (monthAt < 0) return null;
  const parts: number[] = [];
  const digits: number[] = [];
  for (const [i, token] of tokens.entries()) {
    const numeric = token.charCodeAt(0) < 58;
    if (!numeric && i !== monthAt && !isDateFiller(token)) return null;
    if (!numeric && i !== monthAt) continue;
    parts.push(numeric ? Number(token) : monthOf(token));
    digits.push(numeric ? token.length : 0);
  }
  const [a, b, c] = parts;
  const [x, y, z] = digits;
  if (parts.length !== 3 || a === undefined || b === undefined || c === undefined) return null;
  return { kind: 'named', separator: '', parts: [a, b, c], digits: [x ?? 0, y ?? 0, z ?? 0] };
}
