import type { DecimalSeparator, Mapping, MappingField } from '@etl-studio/contracts';
import type { ColumnProfile, FileProfile } from '../types';

/** The date format of the mapping, else the first that the profile has for the column; null where neither has one. */
export function dateFormatOf(mapping: Mapping, column: ColumnProfile | null): string | null {
  return mapping.date?.format ?? column?.dateFormats[0] ?? null;
}

/** The format that reads the dates of an undecided column otherwise; null where the mapping or the file decides. */
export function otherDateFormatOf(mapping: Mapping, column: ColumnProfile | null): string | null {
  return mapping.date?.format === undefined ? (column?.dateFormats[1] ?? null) : null;
}

/** The decimal separator of the mapping, else the first that the profile has for the column, else the file's. */
export function decimalOf(
  profile: FileProfile,
  mapping: Mapping,
  field: MappingField,
  column: ColumnProfile | null,
): DecimalSeparator {
  return mapping[field]?.decimal ?? column?.decimals[0] ?? profile.decimal;
}

/** The column of a name, matched after trimming: by stable name, else by the raw header. */
export function columnOf(profile: FileProfile, source: string): ColumnProfile | null {
  const name = source.trim();
  const byName = profile.columns.find((column) => column.name === name);
  if (byName) return byName;
  const index = profile.rawHeader?.findIndex((cell) => cell.trim() === name) ?? -1;
  return profile.columns[index] ?? null;
}

/** How a mapping reads the dates and the spend of a file; null where they come from no column. */
export function readingOf(
  profile: FileProfile,
  mapping: Mapping,
): { dateFormat: string | null; decimal: DecimalSeparator | null } {
  const { date, spend } = mapping;
  return {
    dateFormat: date?.source === undefined ? null : dateFormatOf(mapping, columnOf(profile, date.source)),
    decimal:
      spend?.source === undefined
        ? null
        : decimalOf(profile, mapping, 'spend', columnOf(profile, spend.source)),
  };
}
