import type { DecimalSeparator } from '@etl-studio/contracts';
import { isCurrency } from '../numbers/amount-bounds';
import { readDecimal } from '../numbers/read-decimal';

const NUMBER = /[-+\u2212]?\d(?:[\d.,'’\u00a0\u202f ]*\d)?/gu;
const WORD = /[\p{L}\p{Sc}]+/gu;
/** What may stand beside the words of a currency without meaning anything for the amount. */
const NEEDLESS = /^[\p{L}\p{Sc}\s.:;=*]*$/u;
/** Currencies written out, without what makes more of one. */
const NAMES = new Set([
  'euro',
  'dollar',
  'pound',
  'franc',
  'franken',
  'yen',
  'rupee',
  'krona',
  'krone',
  'peso',
  'real',
  'yuan',
]);
const OF = new Set(['us', 'uk', 'british', 'canadian', 'australian', 'swiss', 'sterling']);

/** The amount without the currency written around it, where nothing else is; null for all other texts. */
export function withoutCurrency(value: string, decimal: DecimalSeparator): string | null {
  const [number, another] = value.match(NUMBER) ?? [];
  if (number === undefined || another !== undefined) return null;
  const around = value.replace(number, ' ');
  const words = around.match(WORD) ?? [];
  if (words.length === 0 || !NEEDLESS.test(around) || !words.every(isOfCurrency)) return null;
  return 'value' in readDecimal(number, decimal) ? number : withOtherSeparators(number, decimal, false);
}

/** The number that the value is with the other decimal separator, written as the column writes it; null where it is none. */
export function withOtherSeparators(
  value: string,
  decimal: DecimalSeparator,
  isCount: boolean,
): string | null {
  const read = readDecimal(value, decimal === '.' ? ',' : '.');
  if (!('value' in read) || (isCount && read.value.includes('.'))) return null;
  return read.value.replace('.', decimal);
}

function isOfCurrency(word: string): boolean {
  const name = word.toLowerCase();
  return isCurrency(word) || OF.has(name) || NAMES.has(name) || NAMES.has(name.replace(/s$/, ''));
}
