import type { AmbiguousOption, FieldMapping } from '@etl-studio/contracts';
import type { ColumnProfile, FileProfile, RowMapper } from '@etl-studio/engine';

import type { OpenReadings } from './conversion';

/** Makes a mapper of a mapping with one field; null where the file does not allow it. */
export type MapperOfField = (field: 'date' | 'spend', mapping: FieldMapping) => RowMapper | null;

/** How else the values of the columns that leave their reading open could be read, with samples of each way. */
export function columnReadings({ columns }: FileProfile, mapperOf: MapperOfField): OpenReadings {
  const readings: OpenReadings = {};
  const differing = (
    column: ColumnProfile,
    options: FieldMapping[],
    field: 'date' | 'spend',
  ): AmbiguousOption[] | null => {
    if (options.length < 2) return null;
    const sampled = options.map((option) => {
      const mapper = mapperOf(field, { ...option, source: column.name });
      return { ...option, samples: mapper ? samplesOf(column, columns.length, mapper, field) : [] };
    });
    const different = new Set(sampled.map(({ samples }) => JSON.stringify(samples)));
    return different.size > 1 ? sampled : null;
  };
  for (const column of columns) {
    const formats = column.dateFormats.map((format) => ({ format }));
    const decimals = column.decimals.map((decimal) => ({ decimal }));
    const [date, number] = [differing(column, formats, 'date'), differing(column, decimals, 'spend')];
    if (date || number) readings[column.name] = { ...(date ? { date } : {}), ...(number ? { number } : {}) };
  }
  return readings;
}

function samplesOf(
  { index, samples }: ColumnProfile,
  width: number,
  mapper: RowMapper,
  field: 'date' | 'spend',
): AmbiguousOption['samples'] {
  return samples.flatMap((raw) => {
    const cells = Array.from({ length: width }, (_, at) => (at === index ? raw : ''));
    const row = { rowNumber: 1, line: 1, lines: 1, byteOffset: 0, cells, faults: [] };
    const value = mapper.map(row).values[field];
    return value === undefined ? [] : [{ raw, converted: value }];
  });
}
