import { cut } from '../cells';

/** Longer texts are no names. */
const LONGEST_NAME = 200;

/** Codes and signs of currencies as headers carry them behind or before a name. */
const CODES =
  'usd|eur|gbp|jpy|cny|rmb|krw|inr|aud|cad|nzd|chf|sek|nok|dkk|isk|pln|czk|huf|ron|bgn|try|rub|uah|brl|mxn|ars|clp|cop|pen|zar|ngn|ils|aed|sar|sgd|hkd|twd|thb|idr|myr|php|vnd|r\\$|us\\$|руб|р|zl|kc|kr|tl|ft|元|円|원';
const BRACKETED_CODE = new RegExp(String.raw`[([]\s*(?:in |en |em |w )?(?:${CODES}|\p{Sc})\.?\s*[)\]]`, 'gu');
const LEADING_CODE = new RegExp(`^(?:${CODES}) (?=.)`, 'u');
const TRAILING_CODE = new RegExp(`(?<=.) (?:${CODES})$`, 'u');

const ASCII = /^[\x20-\x7e]*$/;

/** Letters that Unicode does not take apart into a plain letter and its mark. */
const PLAIN_LETTERS = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);

/** The beginning of a text in one width and case, without accents. */
export function plainText(text: string): string {
  const start = cut(text, LONGEST_NAME);
  if (ASCII.test(start)) return start.toLowerCase();
  return start
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll(/[ıłøđßæœ]/gu, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
}

/**
 * A header as synonyms are compared: plain text, CamelCase and snake_case split into words, without punctuation and
 * without the currency that stands beside the name (`Amount spent (USD)`, `Kosten €`).
 */
export function headerWords(header: string): string {
  const plain = plainText(cut(header, LONGEST_NAME).replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const bare = /[([]/.test(plain) ? plain.replaceAll(BRACKETED_CODE, ' ') : plain;
  const words = bare.replaceAll(/[^\p{L}\p{N}\p{M}%#ー]+/gu, ' ').trim();
  return words.replace(LEADING_CODE, '').replace(TRAILING_CODE, '');
}
