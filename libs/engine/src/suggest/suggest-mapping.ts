import type {
  FieldMapping,
  FieldSuggestion,
  MappingField,
  RememberedMapping,
  SuggestedMapping,
} from '@etl-studio/contracts';
import { shown } from '../cells';
import type { ColumnProfile, FileProfile } from '../types';
import { dateAmbiguity, decimalAmbiguity } from './ambiguity';
import { aliasScore, isGuess } from './aliases';
import { isDailyDate } from './daily-date';
import { platformColumns } from './platforms';
import { columnNamed, rememberedFields } from './remembered';

const NUMBERS: readonly MappingField[] = ['spend', 'clicks', 'conversions'];
const SEARCHED = ['date', 'campaign', 'spend', 'clicks', 'conversions', 'currency', 'channel'] as const;
const UNSURE = 0.6;
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

/**
 * The mapping a knowledgeable person would choose, each field with confidence and reason; fields without a fit are
 * absent. What these columns were mapped to before comes first: names and values decide only the fields of it that no
 * longer hold, and fields that were left unmapped then stay so.
 */
export function suggestMapping(
  profile: FileProfile,
  remembered: RememberedMapping | null = null,
): SuggestedMapping {
  const suggested = remembered ? rememberedFields(profile, remembered) : {};
  const taken = new Set(
    Object.values(suggested).map(({ source }) => columnNamed(profile, source ?? '')?.index ?? -1),
  );
  for (const field of SEARCHED) {
    if (suggested[field] || (remembered && !remembered.mapping[field])) continue;
    const suggestion = fromColumn(profile, field, taken) ?? fromPlatform(profile, field);
    if (suggestion) suggested[field] = suggestion;
  }
  return suggested;
}

function fromColumn(profile: FileProfile, field: MappingField, taken: Set<number>): FieldSuggestion | null {
  const ranked = profile.columns
    .map((column) => ({ column, score: taken.has(column.index) ? 0 : scoreOf(profile, field, column) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best) return null;
  taken.add(best.column.index);
  const { column, score } = best;
  const ambiguous =
    field === 'date'
      ? dateAmbiguity(column)
      : NUMBERS.includes(field) && field !== 'clicks'
        ? decimalAmbiguity(column)
        : null;
  const sure = second && second.score > score - CLOSE ? score - 10 : score;
  const rival = second ? `; ${shown(second.column.name)} would be another choice` : '';
  return {
    ...readingOf(field, column),
    confidence: Math.min(ambiguous ? UNSURE : 1, sure / 100),
    reason: `The column is called ${shown(column.name)}${kindOf(field, column)}${column.evidence ? `; ${column.evidence}` : ''}${rival}.`,
    ambiguous,
  };
}

function readingOf(field: MappingField, column: ColumnProfile): FieldMapping {
  const [format] = column.dateFormats;
  const [decimal] = column.decimals;
  if (field === 'date' && format !== undefined) return { source: column.name, format };
  return NUMBERS.includes(field) && decimal !== undefined
    ? { source: column.name, decimal }
    : { source: column.name };
}

function kindOf(field: MappingField, { type, decimals }: ColumnProfile): string {
  if (type === 'date') return ' and holds dates';
  if (field === 'spend' && type !== 'empty' && decimals.length === 0)
    return ', though most of its values are no amounts';
  return type === 'integer' || type === 'decimal' ? ' and holds numbers' : '';
}

/** How well name and values fit the field, 0 to 100. */
function scoreOf(profile: FileProfile, field: MappingField, column: ColumnProfile): number {
  const score = aliasScore(field, column.name);
  if (score === 0) return 0;
  if (field === 'date') return isDailyDate(profile, column) ? score : 0;
  if (NUMBERS.includes(field)) {
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

function fromPlatform(
  { platform, columns, reportPeriod }: FileProfile,
  field: MappingField,
): FieldSuggestion | null {
  if (field === 'channel' && platform) {
    return {
      constant: platform.name,
      confidence: 0.8,
      reason: `The file comes from ${platform.name}, as ${signOf(platform.id, columns)}, and has no channel column.`,
      ambiguous: null,
    };
  }
  if (field === 'date' && reportPeriod && reportPeriod.from === reportPeriod.to) {
    return {
      constant: reportPeriod.from,
      confidence: 0.7,
      reason: `The report covers ${reportPeriod.from} only and has no date column.`,
      ambiguous: null,
    };
  }
  return null;
}

function signOf(platform: string, columns: ColumnProfile[]): string {
  const names = columns.map(({ name }) => name);
  const [first, second] = platformColumns(platform, names).map(shown);
  if (first === undefined) return 'the lines above the table say';
  return second === undefined ? `its column ${first} shows` : `its columns ${first} and ${second} show`;
}
