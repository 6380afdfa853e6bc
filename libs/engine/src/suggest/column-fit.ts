import type { MappingField } from '@etl-studio/contracts';
import type { ColumnProfile, FileProfile } from '../types';
import { aliasScore, isGuess } from './aliases';
import { isDailyDate } from './daily-date';

export const NUMBER_FIELDS: readonly MappingField[] = ['spend', 'clicks', 'conversions'];
/** In the order in which they choose their columns. */
export const SEARCHED_FIELDS = [
  'date',
  'campaign',
  'spend',
  'clicks',
  'conversions',
  'currency',
  'channel',
] as const;

const SURE = 100;
/** Where these platforms write a network or a publisher, it is one of their own. */
const OWN_NETWORKS = new Set([
  'google',
  'microsoft',
  'criteo',
  'taboola',
  'outbrain',
  'dv360',
  'tradedesk',
  'naver',
  'yandex',
]);
/** A score this close below the best one makes the choice less sure. */
const CLOSE = 3;

/** How well a column fits a field. */
interface ColumnFit {
  column: ColumnProfile;
  /** Above 0, up to 100. */
  score: number;
}

/** The columns that fit the field among those that `may` feed it, best first. */
export function ranked(
  profile: FileProfile,
  field: MappingField,
  may: (column: ColumnProfile) => boolean = () => true,
): ColumnFit[] {
  return profile.columns
    .map((column) => ({ column, score: may(column) ? scoreOf(profile, field, column) : 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** How sure it is that the first of the ranked columns is the one, in [0,1]; 0 where there is none. */
export function confidenceOf([best, second]: readonly ColumnFit[]): number {
  if (!best) return 0;
  const isClose = second !== undefined && second.score > best.score - CLOSE;
  return (isClose ? best.score - 10 : best.score) / 100;
}

/** How well name and values fit the field, 0 to 100. */
function scoreOf(profile: FileProfile, field: MappingField, column: ColumnProfile): number {
  const score = aliasScore(field, column.name);
  if (score === 0) return 0;
  if (field === 'date') return isDailyDate(profile, column) ? score : 0;
  if (NUMBER_FIELDS.includes(field)) {
    if (column.type === 'empty') return score / 2;
    if (column.decimals.length === 0) return isBrokenSpend(field, column, score) ? score / 2 : 0;
    return column.samples.some(isRate) || (field === 'conversions' && isMoney(column)) ? 0 : score;
  }
  if (field === 'currency')
    return column.samples.every((sample) => /^\s*[A-Za-z]{3}\s*$/.test(sample)) && column.type !== 'empty'
      ? score
      : 0;
  if (field === 'channel' && score < SURE && OWN_NETWORKS.has(profile.platform?.id ?? '')) return 0;
  return column.type === 'date' || (isGuess(score) && column.decimals.length > 0) ? 0 : score;
}

/** Spend must come from somewhere: a column of that very name is shown with what is wrong in it, not passed over. */
function isBrokenSpend(field: MappingField, { type }: ColumnProfile, score: number): boolean {
  return field === 'spend' && score === SURE && type !== 'date';
}

function isRate(sample: string): boolean {
  return sample.trimEnd().endsWith('%');
}

/** “Sales” may be orders or their value: an amount with a currency, or with cents, is the value. */
function isMoney({ name, type, samples }: ColumnProfile): boolean {
  return (
    /\b(?:sales|ventes|ventas|vendas|vendite|verkäufe)\b/i.test(name) &&
    (type === 'decimal' || samples.some((sample) => /\p{Sc}/u.test(sample)))
  );
}
