import type {
  AmbiguousOption,
  CellError,
  ControlTotals,
  DialectChoice,
  FieldProblem,
  Inspection,
  Mapping,
  MappingField,
  RememberedMapping,
  Rules,
  TopError,
} from '@etl-studio/contracts';
import type {
  EngineLimits,
  FileProfile,
  HeadView,
  Likeness,
  MappedValues,
  TallyFigures,
} from '@etl-studio/engine';

import type { ChannelCounts } from './channel-count';

/** A data row beside what the mapping makes of it. */
export interface ConvertedRow {
  rowNumber: number;
  line: number;
  /** Raw cells by column index. */
  cells: string[];
  values: Partial<MappedValues>;
  errors: CellError[];
}

/** Rows that are looked at: `count` of them from row number `from` (1-based) on. */
export interface RowWindow {
  from: number;
  count: number;
}

/** Rows set aside for one cause, with the first of them. */
export interface Cause extends TopError {
  samples: { rowNumber: number; line: number; value: string | null }[];
}

/** What a mapping makes of a file, so far or in the end. */
export interface Conversion {
  /** The rows asked for, as far as they have been read. */
  rows: ConvertedRow[];
  /** The first rows with errors, wherever they stand. */
  failing: ConvertedRow[];
  totalRows: number;
  validRows: number;
  /** Exact sums of the rows that become records, and of those that do not. */
  imported: TallyFigures;
  rejected: TallyFigures;
  /** Why rows are set aside, most frequent cause first. */
  causes: Cause[];
  /** The file's own totals against its rows; null where it has none, and before every row is counted. */
  control: ControlTotals | null;
  /** Rows in which a field fails. */
  failingByField: Partial<Record<MappingField, number>>;
  /** What the channel reads as, most rows first. */
  channels: ChannelCounts;
  /** The days of the rows that become records, in order, up to some years of them; empty before every row is counted. */
  days: string[];
  /** Whether every row of the file has been counted. */
  complete: boolean;
  /** What makes the mapping impossible, apart from missing fields. */
  problems: FieldProblem[];
}

/** Ways to read a column that its values leave open, by column name. */
export type OpenReadings = Record<string, { date?: AmbiguousOption[]; number?: AmbiguousOption[] }>;

/** What the page asks the worker. `turn` numbers the conversions; a newer one ends the older. */
export type WorkerRequest =
  | { kind: 'open-file'; file: Blob; limits: EngineLimits; said: DialectChoice }
  /** The open file, read otherwise. */
  | { kind: 'reread'; said: DialectChoice }
  | { kind: 'open-preview'; profile: FileProfile }
  | { kind: 'recall'; remembered: RememberedMapping | null }
  | { kind: 'convert'; turn: number; mapping: Mapping; rules: Rules; window: RowWindow };

export type WorkerReply =
  /** Bytes of the file that the first pass has read. */
  | { kind: 'reading'; bytes: number }
  /** `recalled`: the suggestions know what is remembered of such files; `head` is null where the file is not at hand. */
  | {
      kind: 'opened';
      inspection: Inspection;
      openReadings: OpenReadings;
      /** What columns look like, by name; empty where the file is not at hand. */
      likenesses: ReadonlyMap<string, Likeness>;
      head: HeadView | null;
      recalled: boolean;
    }
  /** The file is no table when read as somebody said; it stays read as it was. */
  | { kind: 'unread'; said: DialectChoice; sentence: string }
  /** The file cannot be read as a table: a sentence to show. */
  | { kind: 'refused'; sentence: string }
  | { kind: 'converted'; turn: number; conversion: Conversion }
  | { kind: 'failed'; message: string };

/** The part of a `Worker` that the page needs. */
export interface EnginePort {
  onmessage: ((event: MessageEvent<WorkerReply>) => void) | null;
  postMessage(request: WorkerRequest): void;
  terminate(): void;
}
