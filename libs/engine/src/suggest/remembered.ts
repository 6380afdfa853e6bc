import type {
  DecimalSeparator,
  FieldMapping,
  FieldSuggestion,
  MappingField,
  RememberedFrom,
  RememberedMapping,
  SuggestedMapping,
} from '@etl-studio/contracts';
import { MAPPING_FIELDS } from '@etl-studio/contracts';
import { isMissing, shown, trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import { readDecimal } from '../numbers/read-decimal';
import type { ColumnProfile, FileProfile } from '../types';
import { dateAmbiguity, decimalAmbiguity } from './ambiguity';
import { columnKey } from './header-set';
import { isPlatformName } from './platforms';
import { readsSameDates } from './same-dates';

/** How a remembered column is read in this file. */
interface Reading {
  settings: Pick<FieldMapping, 'format' | 'decimal'>;
  ambiguous: FieldSuggestion['ambiguous'];
  /** What the file says against the remembered reading; null where it agrees. */
  contradiction: string | null;
}

const ASKED = 0.6;
const CORRECTED = 0.9;
const PLAIN: Reading = { settings: {}, ambiguous: null, contradiction: null };

/**
 * The fields of an earlier mapping that hold for this file. A constant date belongs to one file and is not repeated;
 * a column whose values no longer fit its field is left out.
 */
export function rememberedFields(profile: FileProfile, remembered: RememberedMapping): SuggestedMapping {
  const fields = MAPPING_FIELDS.flatMap((field) => {
    const suggestion = rememberedField(profile, field, remembered);
    return suggestion ? [[field, suggestion] as const] : [];
  });
  return Object.fromEntries(fields);
}

/** The column of a name as this file writes it. */
export function columnNamed(profile: FileProfile, source: string): ColumnProfile | undefined {
  const exact = profile.columns.find(({ name }) => name === source.trim());
  return exact ?? profile.columns.find(({ name }) => columnKey(name) === columnKey(source));
}

function rememberedField(
  profile: FileProfile,
  field: MappingField,
  { mapping, ...from }: RememberedMapping,
): FieldSuggestion | null {
  const mapped = mapping[field];
  if (!mapped) return null;
  if (mapped.constant !== undefined)
    return isRepeatable(profile, field, mapped.constant, from)
      ? suggestionOf({ constant: mapped.constant }, PLAIN, from)
      : null;
  const column = columnNamed(profile, mapped.source ?? '');
  const reading = column && readingOf(field, column, mapped);
  if (!reading) return null;
  const fallback = mapped.default === undefined ? {} : { default: mapped.default };
  return suggestionOf({ source: column.name, ...reading.settings, ...fallback }, reading, from);
}

/** A dataset that holds one platform's files may get another's: its channel is not this file's. */
function isRepeatable(
  { platform }: FileProfile,
  field: MappingField,
  constant: string,
  { kind }: RememberedFrom,
): boolean {
  if (field === 'date') return false;
  const elsewhere = platform !== null && platform.name !== constant && isPlatformName(constant);
  return !(field === 'channel' && kind === 'dataset' && elsewhere);
}

function suggestionOf(
  mapped: FieldMapping,
  { ambiguous, contradiction }: Reading,
  from: RememberedFrom,
): FieldSuggestion {
  return {
    ...mapped,
    confidence: ambiguous ? ASKED : contradiction === null ? 1 : CORRECTED,
    reason: contradiction === null ? `${sourceOf(from)}.` : `${sourceOf(from)}, but ${contradiction}.`,
    ambiguous,
    rememberedFrom: from,
  };
}

function sourceOf({ kind, datasetName, schemaVersion, fileName, at, by }: RememberedFrom): string {
  const into = datasetName === null ? '' : ` into ${shown(datasetName)}`;
  const what =
    kind === 'import'
      ? `As in the last import with these columns, ${shown(fileName ?? '')}${into}`
      : `As in schema version ${schemaVersion} of this dataset`;
  return `${what}, ${dayInWords(at)}${by === null ? '' : `, by ${by}`}`;
}

function dayInWords(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function readingOf(field: MappingField, column: ColumnProfile, mapped: FieldMapping): Reading | null {
  switch (field) {
    case 'date':
      return dateReading(column, mapped.format);
    case 'spend':
    case 'conversions':
      return amountReading(column, mapped.decimal);
    case 'clicks': {
      const reading = amountReading(column, mapped.decimal);
      return reading && { ...reading, ambiguous: null };
    }
    case 'campaign':
    case 'channel':
    case 'currency':
      return PLAIN;
  }
}

function dateReading(column: ColumnProfile, format: string | undefined): Reading | null {
  if (column.type === 'empty') return agreed(format === undefined ? {} : { format });
  const [best] = column.dateFormats;
  const reader = dateFormat(format ?? '');
  if (format !== undefined && reader) {
    const fits =
      best === undefined
        ? everySample(column, (value) => reader.read(value) !== null)
        : column.dateFormats.some((candidate) => readsSameDates(candidate, format));
    if (fits) return agreed({ format });
  }
  if (best === undefined) return null;
  const proof = column.evidence ?? `its dates are written ${best}`;
  return {
    settings: { format: best },
    ambiguous: dateAmbiguity(column),
    contradiction: format === undefined ? null : `read as ${best}, not ${format}: ${proof}`,
  };
}

function amountReading(column: ColumnProfile, decimal: DecimalSeparator | undefined): Reading | null {
  if (column.type === 'empty') return agreed(decimal === undefined ? {} : { decimal });
  const [best] = column.decimals;
  if (best === undefined) return null;
  if (decimal !== undefined) {
    const open =
      column.evidence === null && everySample(column, (value) => 'value' in readDecimal(value, decimal));
    if (column.decimals.includes(decimal) || open) return agreed({ decimal });
  }
  const proof = column.evidence ?? 'its values cannot be read so';
  return {
    settings: { decimal: best },
    ambiguous: decimalAmbiguity(column),
    contradiction:
      decimal === undefined ? null : `read with “${best}” before the decimals, not “${decimal}”: ${proof}`,
  };
}

function agreed(settings: Reading['settings']): Reading {
  return { settings, ambiguous: null, contradiction: null };
}

function everySample({ samples }: ColumnProfile, fits: (value: string) => boolean): boolean {
  return samples
    .map(trimmed)
    .filter((sample) => !isMissing(sample))
    .every(fits);
}
