import { isSpace } from '../cells';

const MINUS = new Set([0x2d, 0x2212, 0xfe63, 0xff0d]);
const PLUS = 0x2b;
/** Currency names that are not three capitals and hold a letter. */
const NAMES = new Set([
  'R$',
  'US$',
  'A$',
  'AU$',
  'C$',
  'CA$',
  'NZ$',
  'HK$',
  'S$',
  'MX$',
  'NT$',
  'kr',
  'kr.',
  'zł',
  'Kč',
  'Ft',
  'Fr.',
  'Fr',
  'Rs',
  'Rs.',
  'lei',
  'TL',
  'руб.',
  'р.',
  'RM',
  'Rp',
  '円',
  '元',
]);
const SIGN = /^\p{Sc}$/u;
const CODE = /^[A-Z]{3}$/;

/** Where the digits of an amount stand, and whether it is negative; null where anything but a currency surrounds them. */
export function amountBounds(text: string): { from: number; to: number; negative: boolean } | null {
  if (!couldBeAmount(text)) return null;
  let from = 0;
  let to = text.length;
  let negative = false;
  if (text.charCodeAt(0) === 40 && text.charCodeAt(to - 1) === 41) {
    negative = true;
    from++;
    to--;
  }
  const first = firstDigit(text, from, to);
  const last = lastDigit(text, to);
  if (first < 0 || last < first) return null;
  const before = signAround(text.slice(from, first));
  const after = signAround(text.slice(last, to));
  if (!before || !after || (before.currency && after.currency)) return null;
  const signs = Number(before.negative) + Number(after.negative) + Number(negative);
  if (signs > 1 || after.plus) return null;
  return { from: first, to: last, negative: signs === 1 };
}

const MOST_LETTERS = 5;

/** Cheap refusal of words: an amount has a digit and at most the letters of a currency. */
function couldBeAmount(text: string): boolean {
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) digits++;
    else if (isLetter(code) && ++letters > MOST_LETTERS) return false;
  }
  return digits > 0;
}

interface Surrounding {
  negative: boolean;
  plus: boolean;
  currency: boolean;
}

/** What stands beside the digits: a sign, a currency, or both in either order; null for anything else. */
function signAround(text: string): Surrounding | null {
  let negative = false;
  let plus = false;
  let name = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (isSpace(code)) continue;
    if (MINUS.has(code) || code === PLUS) {
      if (negative || plus) return null;
      negative = code !== PLUS;
      plus = !negative;
    } else name += char;
  }
  if (name !== '' && !SIGN.test(name) && !CODE.test(name) && !NAMES.has(name)) return null;
  return { negative, plus, currency: name !== '' };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A point or comma right before a digit belongs to the number: `.22`. */
function firstDigit(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    const before = i > from ? text.charCodeAt(i - 1) : 0;
    const attached =
      (before === 46 || before === 44) && (i - 1 === from || !isLetter(text.charCodeAt(i - 2)));
    return attached ? i - 1 : i;
  }
  return -1;
}

/** One past the last digit, a point or comma that ends the number included: `5.`. */
function lastDigit(text: string, to: number): number {
  for (let i = to - 1; i >= 0; i--) {
    if (!isDigit(text.charCodeAt(i))) continue;
    const after = text.charCodeAt(i + 1);
    return i + 1 < to && (after === 46 || after === 44) ? i + 2 : i + 1;
  }
  return -1;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
