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
import { confidenceOf, NUMBER_FIELDS, ranked, SEARCHED_FIELDS } from './column-fit';
import { platformColumns } from './platforms';
import { columnNamed, rememberedFields } from './remembered';

const UNSURE = 0.6;

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
  for (const field of SEARCHED_FIELDS) {
    if (suggested[field] || (remembered && !remembered.mapping[field])) continue;
    const suggestion = fromColumn(profile, field, taken) ?? fromPlatform(profile, field);
    if (suggestion) suggested[field] = suggestion;
  }
  return suggested;
}

function fromColumn(profile: FileProfile, field: MappingField, taken: Set<number>): FieldSuggestion | null {
  const fits = ranked(profile, field, ({ index }) => !taken.has(index));
  const [best, second] = fits;
  if (!best) return null;
  taken.add(best.column.index);
  const { column } = best;
  const ambiguous =
    field === 'date'
      ? dateAmbiguity(column)
      : NUMBER_FIELDS.includes(field) && field !== 'clicks'
        ? decimalAmbiguity(column)
        : null;
  const rival = second ? `; ${shown(second.column.name)} would be another choice` : '';
  return {
    ...readingOf(field, column),
    confidence: Math.min(ambiguous ? UNSURE : 1, confidenceOf(fits)),
    reason: `The column is called ${shown(column.name)}${kindOf(field, column)}${column.evidence ? `; ${column.evidence}` : ''}${rival}.`,
    ambiguous,
  };
}

function readingOf(field: MappingField, column: ColumnProfile): FieldMapping {
  const [format] = column.dateFormats;
  const [decimal] = column.decimals;
  if (field === 'date' && format !== undefined) return { source: column.name, format };
  return NUMBER_FIELDS.includes(field) && decimal !== undefined
    ? { source: column.name, decimal }
    : { source: column.name };
}

function kindOf(field: MappingField, { type, decimals }: ColumnProfile): string {
  if (type === 'date') return ' and holds dates';
  if (field === 'spend' && type !== 'empty' && decimals.length === 0)
    return ', though most of its values are no amounts';
  return type === 'integer' || type === 'decimal' ? ' and holds numbers' : '';
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
