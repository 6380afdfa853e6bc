import {
  type CellError,
  type ColumnInfo,
  type Mapping,
  MAPPING_FIELDS,
  type MappingField,
} from '@etl-studio/contracts';

import type { ConvertedRow } from '../engine/conversion';

/** One cell of the preview: what the file says, and what became of it. */
export interface ConvertedCell {
  field: MappingField;
  /** Null where the value is the same in every row. */
  raw: string | null;
  error: CellError | null;
}

/** The mapped fields in the order a person looks at them: the selected one, date, spend, the others. */
export function previewFields(mapping: Mapping, selected: MappingField | null, most: number): MappingField[] {
  const order: MappingField[] = [...(selected ? [selected] : []), 'date', 'spend', ...MAPPING_FIELDS];
  const mapped = [...new Set(order)].filter((field) => mapping[field] !== undefined).slice(0, most);
  return MAPPING_FIELDS.filter((field) => mapped.includes(field));
}

/** The cells of `row` for `fields`; a fault of the row itself is shown on the first. */
export function convertedCells(
  row: ConvertedRow,
  fields: readonly MappingField[],
  mapping: Mapping,
  columns: readonly ColumnInfo[],
): ConvertedCell[] {
  return fields.map((field, position) => {
    const source = mapping[field]?.source;
    const column = columns.find(({ name }) => name === source);
    const own = row.errors.find((error) => error.field === field);
    const whole = position === 0 ? row.errors.find((error) => error.field === null) : undefined;
    return {
      field,
      raw: column ? (row.cells[column.index] ?? '') : null,
      error: own ?? whole ?? null,
    };
  });
}
