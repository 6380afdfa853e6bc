/** The canonical fields every dataset has, in the order they are shown. */
export const CANONICAL_FIELDS = ['date', 'campaign', 'channel', 'spend', 'clicks', 'conversions'] as const;
export type CanonicalField = (typeof CANONICAL_FIELDS)[number];

export const REQUIRED_FIELDS = ['date', 'campaign', 'channel', 'spend'] as const;
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

/** Fields a mapping may name: the canonical ones and the currency of a row's amounts. */
export const MAPPING_FIELDS = [...CANONICAL_FIELDS, 'currency'] as const;
export type MappingField = (typeof MAPPING_FIELDS)[number];

export type DecimalSeparator = '.' | ',';

/**
 * Where a field's value comes from: exactly one of `source` (a column name, matched after trimming)
 * and `constant` (a date as `YYYY-MM-DD`).
 */
export interface FieldMapping {
  source?: string;
  constant?: string;
  /** Date format such as `DD.MM.YYYY`; inferred from the file when missing. */
  format?: string;
  /** Decimal separator of a number column; inferred from the file when missing. */
  decimal?: DecimalSeparator;
  /** Value for a missing cell, written as the field's canonical form. */
  default?: string;
}

export type Mapping = Partial<Record<MappingField, FieldMapping>>;

/** Limits on a field's converted value. Amounts are numbers or decimal strings, dates `YYYY-MM-DD`. */
export interface FieldRules {
  min?: string | number;
  max?: string | number;
  minLength?: number;
  maxLength?: number;
  allowed?: string[];
  /** A regular expression the whole value must match, run by a linear-time engine. */
  pattern?: string;
  minDate?: string;
  maxDate?: string;
}

export type Rules = Partial<Record<MappingField, FieldRules>>;

/** Which earlier decision a remembered mapping is. */
export interface RememberedFrom {
  /** `import`: the last import of a file with these columns; `dataset`: the active mapping of this dataset. */
  kind: 'import' | 'dataset';
  /** Null once the dataset is deleted. */
  datasetId: string | null;
  datasetName: string | null;
  schemaVersion: number;
  /** The import's run and file; null for `dataset`, and the run once it is deleted. */
  runId: string | null;
  fileName: string | null;
  /** ISO instant of the import's start, or of the publication. */
  at: string;
  /** Name of the person; null where nobody is known any more. */
  by: string | null;
}

/** How files with these columns were mapped before. */
export interface RememberedMapping extends RememberedFrom {
  mapping: Mapping;
}

export interface RememberedMappingRequest {
  /** Column names of the file, as an inspection names them. */
  columns: string[];
}

export interface RememberedMappingAnswer {
  remembered: RememberedMapping | null;
}
