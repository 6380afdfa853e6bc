import type { AmbiguousOption } from '@etl-studio/contracts';
import { trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import { readDecimal } from '../numbers/read-decimal';
import type { ColumnProfile } from '../types';

const SHOWN_SAMPLES = 3;

/** The ways to read a column whose values leave it open, each with what it makes of them; null where it is decided. */
export function dateAmbiguity({
  dateFormats,
  samples,
}: ColumnProfile): { options: AmbiguousOption[] } | null {
  if (dateFormats.length < 2) return null;
  return {
    options: dateFormats.map((format) => {
      const reader = dateFormat(format);
      return { format, samples: converted(samples, (value) => reader?.read(value) ?? null) };
    }),
  };
}

export function decimalAmbiguity({
  decimals,
  samples,
}: ColumnProfile): { options: AmbiguousOption[] } | null {
  if (decimals.length < 2) return null;
  const telling = samples.filter((sample) => /[.,]/.test(sample));
  return {
    options: decimals.map((decimal) => ({
      decimal,
      samples: converted(telling, (value) => {
        const read = readDecimal(value, decimal);
        return 'value' in read ? read.value : null;
      }),
    })),
  };
}

function converted(samples: string[], read: (value: string) => string | null): AmbiguousOption['samples'] {
  return samples
    .map((raw) => ({ raw, converted: read(trimmed(raw)) }))
    .flatMap(({ raw, converted: value }) => (value === null ? [] : [{ raw, converted: value }]))
    .slice(0, SHOWN_SAMPLES);
}
