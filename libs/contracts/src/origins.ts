import type { MappingField, Rules } from './mapping';
import type { Mend } from './mending';
import type { ImportRecord } from './records';
import type { CellError } from './row-errors';

/** Where a record comes from: its line of which file, the raw cells, and what became of them. */
export interface ExplainedRecord {
  record: ImportRecord;
  runId: string;
  fileName: string;
  schemaVersion: number | null;
  /** Raw cells by column; null where the file is gone. */
  cells: Record<string, string> | null;
  /** The column that each field was read from, or the constant it was given. */
  sources: Partial<Record<MappingField, { column?: string; constant?: string }>>;
  mend: Mend | null;
}

/** The same for one record of a run, with what it was checked against. */
export interface RecordOrigin extends ExplainedRecord {
  /** Why its row was rejected before it was mended; empty where the file had it right. */
  errors: CellError[];
  /** Rules of the schema version, all of which hold. */
  rules: Rules;
}
