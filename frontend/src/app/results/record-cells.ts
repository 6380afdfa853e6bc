import {
  type ExplainedRecord,
  type ImportRecord,
  MAPPING_FIELDS,
  type MappingField,
} from '@etl-studio/contracts';

import { FIELD_NAMES } from '../mapping/field-words';

/** A field of a record beside the cell that it was read from. */
interface CellRead {
  id: MappingField;
  field: string;
  column: string;
  /** As the file has it; null where that is gone. */
  raw: string | null;
  /** What was read in its place, where the cell was mended. */
  mended: string | undefined;
  value: string;
}

/** Field by field: the column it was read from, what stood there, and what it became. */
export function cellsRead({ record, sources, cells, mend }: ExplainedRecord): CellRead[] {
  const values: Partial<Record<MappingField, string | number | null>> = { ...record };
  return MAPPING_FIELDS.flatMap((id) => {
    const source = sources[id];
    if (!source) return [];
    const { column, constant } = source;
    const raw = column === undefined ? (constant ?? '') : (cells?.[column] ?? null);
    return [
      {
        id,
        field: FIELD_NAMES[id],
        column: column ?? $localize`:@@explain.constant:the same in every row`,
        raw,
        mended: column === undefined ? undefined : mend?.values[column],
        value: String(values[id] ?? '–'),
      },
    ];
  });
}

/** The fields of a record whose row of the file is not known yet. */
export function cellsOf(record: ImportRecord): CellRead[] {
  return MAPPING_FIELDS.filter((id) => record[id] !== null).map((id) => ({
    id,
    field: FIELD_NAMES[id],
    column: '',
    raw: null,
    mended: undefined,
    value: String(record[id]),
  }));
}

/** Columns of the file that became nothing. */
export function unreadCells({ sources, cells }: ExplainedRecord): { column: string; raw: string }[] {
  const used = new Set(Object.values(sources).map(({ column }) => column));
  return Object.entries(cells ?? {})
    .filter(([column]) => !used.has(column))
    .map(([column, raw]) => ({ column, raw }));
}
