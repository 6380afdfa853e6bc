import type { DecimalSeparator } from '@etl-studio/contracts';
import { dateFormat, readDecimal } from '@etl-studio/engine';

/** Values of the file that a way to read them is shown with. */
const SHOWN = 2;

/** A value as it stands in the file, and what it is read as. */
interface FormatSample {
  raw: string;
  /** A day as `YYYY-MM-DD`, or a plain decimal. */
  read: string;
}

/** The first of the values that are dates in the format of that name. */
export function dateSamples(format: string, values: readonly string[]): FormatSample[] {
  const known = dateFormat(format);
  return samples(values, (value) => known?.read(value) ?? null);
}

/** The first of the values that are numbers with that separator before the decimals; without decimals where `isWhole`. */
export function numberSamples(
  decimal: DecimalSeparator,
  values: readonly string[],
  isWhole: boolean,
): FormatSample[] {
  return samples(values, (value) => {
    const read = readDecimal(value, decimal);
    return 'value' in read && !(isWhole && read.value.includes('.')) ? read.value : null;
  });
}

export function isDateFormat(name: string): boolean {
  return dateFormat(name) !== null;
}

function samples(values: readonly string[], read: (value: string) => string | null): FormatSample[] {
  return values
    .flatMap((raw) => {
      const value = read(raw.trim());
      return value === null ? [] : [{ raw, read: value }];
    })
    .slice(0, SHOWN);
}
