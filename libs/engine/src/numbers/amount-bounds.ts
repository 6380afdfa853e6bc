import { isSpace } from '../cells';

const MINUS = new Set([0x2d, 0x2212, 0x2013, 0xfe63, 0xff0d]);
const PLUS = 0x2b;
/** Currency names that are no codes of three capitals and hold a letter. */
const NAMES = new Set([
  'R',
  'S/',
  'USD$',
  'Bs.',
  'лв',
  'лв.',
  'грн',
  'грн.',
  'дин.',
  'ден.',
  '원',
  '圓',
  '圆',
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
/** ISO 4217: other words of three capitals are names of campaigns and products. */
const CODES = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR ' +
    'FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT ' +
    'MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON RSD RUB RUR RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL ' +
    'THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL'
  ).split(' '),
);

/** Where the digits of an amount stand, and whether it is negative; null where anything but a currency surrounds them. */
export function amountBounds(text: string): { from: number; to: number; negative: boolean } | null {
  if (!couldBeAmount(text)) return null;
  const first = firstDigit(text, 0, text.length);
  const last = lastDigit(text, text.length);
  if (first < 0 || last < first) return null;
  let left = text.slice(0, first);
  let right = text.slice(last);
  const inParentheses = left.includes('(') && right.includes(')');
  if (inParentheses) {
    left = left.replace('(', '');
    right = right.replace(')', '');
  }
  const before = signAround(left);
  const after = signAround(isNoCents(text, last) ? right.slice(1) : right);
  if (!before || !after || (before.currency && after.currency && before.currency === after.currency))
    return null;
  const signs = Number(before.negative) + Number(after.negative) + Number(inParentheses);
  if (signs > 1 || after.plus) return null;
  return { from: first, to: last, negative: signs === 1 };
}

/** `12.-` has no cents, where `12.30-` and `12-` are below zero. */
function isNoCents(text: string, last: number): boolean {
  const separator = text.charCodeAt(last - 1);
  return (separator === 46 || separator === 44) && MINUS.has(text.charCodeAt(last));
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
  /** A sign and a code may stand on either side: `$12.50 USD`. */
  currency: 'sign' | 'code' | null;
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
  if (name === '') return { negative, plus, currency: null };
  if (CODES.has(name)) return { negative, plus, currency: 'code' };
  return isSign(name) ? { negative, plus, currency: 'sign' } : null;
}

/** Whether a word stands for a currency: a code in any capitals, a sign, or a short name. */
export function isCurrency(word: string): boolean {
  return CODES.has(word.toUpperCase()) || isSign(word);
}

function isSign(name: string): boolean {
  return SIGN.test(name) || NAMES.has(name);
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
