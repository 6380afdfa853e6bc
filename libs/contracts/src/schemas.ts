import type { MappingField, Mapping, Rules } from './mapping';
import type { RowErrorCode } from './row-errors';

export interface SchemaRequest {
  mapping: Mapping;
  rules?: Rules;
  /** Why this version is published, for the people who read the list of versions later. */
  note?: string | null;
  /** The active version that the change was made from, null where there was none: refused once another one is. */
  basedOn?: number | null;
}

export const LONGEST_SCHEMA_NOTE = 500;

/** A published mapping with its rules; never changed. */
export interface SchemaVersion {
  version: number;
  mapping: Mapping;
  rules: Rules;
  note: string | null;
  createdAt: string;
  /** Null where nobody is known any more. */
  createdBy: { id: string; name: string } | null;
  /** Runs that were started with it and are not deleted. */
  runs: number;
}

/** A schema to try against a file that is there already; what is left out is as before. */
export interface SchemaImpactRequest {
  mapping?: Mapping;
  rules?: Rules;
  /** A run of the dataset; its latest where left out. */
  runId?: string;
}

export interface RowCounts {
  validRows: number;
  invalidRows: number;
}

/** Exact sums of the valid rows. */
export interface ImpactTotals {
  spend: string;
  clicks: string;
  conversions: string;
}

export interface ImpactExample {
  rowNumber: number;
  line: number;
  /** The raw cell, null where there is none. */
  value: string | null;
  message: string;
}

/** Rows with the same fault in the same field. */
export interface ImpactGroup {
  code: RowErrorCode;
  field: MappingField | null;
  /** Rows. */
  count: number;
  /** The first ones. */
  sampleRows: number[];
  /** The first few with different values. */
  examples: ImpactExample[];
}

/** Rows that change sides, and why: a row with two faults is in two groups. */
export interface ImpactRows {
  rows: number;
  groups: ImpactGroup[];
}

/** A row that is valid before and after, with a field that is read as another value. */
export interface ReadOtherwise {
  rowNumber: number;
  line: number;
  field: MappingField;
  before: string | null;
  after: string | null;
}

/** What a schema would make of every row of a file, beside what the run's own makes of it. */
export interface SchemaImpact {
  runId: string;
  fileName: string;
  /** What `before` stands for: the run's version, the active one for a draft; null where there is none that fits. */
  schemaVersion: number | null;
  totalRows: number;
  before: RowCounts | null;
  after: RowCounts;
  newlyInvalid: ImpactRows;
  /** With the faults that they had. */
  newlyValid: ImpactRows;
  readOtherwise: { rows: number; examples: ReadOtherwise[] };
  totals: { before: ImpactTotals | null; after: ImpactTotals };
}
