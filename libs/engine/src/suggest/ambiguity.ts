import type { AmbiguousOption } from '@etl-studio/contracts';
import { trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import { readDecimal } from '../numbers/read-decimal';
import type { ColumnProfile } from '../types';

const SHOWN_SAMPLES = 3;

/** One way to read a column: what goes into the mapping, and what it makes of a value. */
interface Way {
  setting: Pick<AmbiguousOption, 'format' | 'decimal'>;
  read(value: string): string | null;
}

/** The ways to read a column whose values leave it open, each with what it makes of them; null where it is decided. */
export function dateAmbiguity(column: ColumnProfile): { options: AmbiguousOption[] } | null {
  return ambiguity(
    column.samples,
    column.dateFormats.map((format) => {
      const reader = dateFormat(format);
      return { setting: { format }, read: (value) => reader?.read(value) ?? null };
    }),
  );
}

export function decimalAmbiguity(column: ColumnProfile): { options: AmbiguousOption[] } | null {
  return ambiguity(
    column.samples,
    column.decimals.map((decimal) => ({
      setting: { decimal },
      read: (value) => {
        const read = readDecimal(value, decimal);
        return 'value' in read ? read.value : null;
      },
    })),
  );
}

function ambiguity(samples: string[], ways: Way[]): { options: AmbiguousOption[] } | null {
  if (ways.length < 2) return null;
  const readable = samples
    .map((raw) => ({ raw, readings: ways.map((way) => way.read(trimmed(raw))) }))
    .filter(({ readings }) => !readings.includes(null));
  // A value that every way reads alike, such as 04/04/2026, tells nobody which one is right.
  const telling = readable.filter(({ readings }) => new Set(readings).size > 1);
  const shown = (telling.length > 0 ? telling : readable).slice(0, SHOWN_SAMPLES);
  return {
    options: ways.map(({ setting }, way) => ({
      ...setting,
      samples: shown.map(({ raw, readings }) => ({ raw, converted: readings[way] ?? '' })),
    })),
  };
}
