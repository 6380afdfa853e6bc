import type {
  AmbiguousOption,
  CellError,
  FieldProblem,
  Mapping,
  MappingField,
  Rules,
} from '@etl-studio/contracts';
import type { EngineLimits, FileProfile, MappedValues } from '@etl-studio/engine';

/** A data row beside what the mapping makes of it. */
export interface ConvertedRow {
  rowNumber: number;
  line: number;
  /** Raw cells by column index. */
  cells: string[];
  values: Partial<MappedValues>;
  errors: CellError[];
}

/** What a mapping makes of a file, so far or in the end. */
export interface Conversion {
  /** The first rows of the file. */
  head: ConvertedRow[];
  /** The first rows with errors, wherever they stand. */
  failing: ConvertedRow[];
  totalRows: number;
  validRows: number;
  /** Rows in which a field fails. */
  failingByField: Partial<Record<MappingField, number>>;
  /** Whether every row of the file has been counted. */
  complete: boolean;
  /** What makes the mapping impossible, apart from missing fields. */
  problems: FieldProblem[];
}

/** Ways to read a column that its values leave open, by column name. */
export type OpenReadings = Record<string, { date?: AmbiguousOption[]; number?: AmbiguousOption[] }>;

/** What the page asks the worker. `turn` numbers the conversions; a newer one ends the older. */
export type WorkerRequest =
  | { kind: 'open-file'; file: Blob; limits: EngineLimits }
  | { kind: 'open-preview'; profile: FileProfile }
  | { kind: 'convert'; turn: number; mapping: Mapping; rules: Rules };

export type WorkerReply =
  | { kind: 'opened'; openReadings: OpenReadings }
  | { kind: 'converted'; turn: number; conversion: Conversion }
  | { kind: 'failed'; message: string };

/** The part of a `Worker` that the page needs. */
export interface EnginePort {
  onmessage: ((event: MessageEvent<WorkerReply>) => void) | null;
  postMessage(request: WorkerRequest): void;
  terminate(): void;
}
