import type { MappingField } from './mapping';
import type { Mend } from './mending';

/** Why a cell or a row cannot become a record. */
export const ROW_ERROR_CODES = [
  'required',
  'invalid_date',
  'ambiguous_date',
  'invalid_number',
  'precision_loss',
  'out_of_range',
  'negative_value',
  'invalid_integer',
  'too_long',
  'not_allowed',
  'pattern_mismatch',
  'too_many_fields',
  'bad_encoding',
  'nul_byte',
  'unclosed_quote',
] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];

/** One fault of a row. `field` and `column` are null where the fault is the whole row's. */
export interface CellError {
  code: RowErrorCode;
  field: MappingField | null;
  column: string | null;
  /** What was read, what was expected, how to mend it. */
  message: string;
  /** The raw cell, null where there is none. */
  value: string | null;
}

/** A rejected row, with its raw cells by column name. */
export interface RowError {
  rowNumber: number;
  line: number;
  errors: CellError[];
  row: Record<string, string>;
  /** Null while the row is open. */
  mend: Mend | null;
}

/** Rejected rows of one cause and one equal value. */
export interface RowErrorGroup {
  code: RowErrorCode;
  field: MappingField | null;
  value: string | null;
  count: number;
  /** Row numbers of the first few. */
  sampleRows: number[];
}
