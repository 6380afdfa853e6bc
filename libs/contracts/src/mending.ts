import type { CellError, RowErrorCode } from './row-errors';
import type { MappingField } from './mapping';
import type { RecordValues } from './inspection';

export const ROW_ERROR_STATES = ['open', 'mended', 'excluded'] as const;
/** `open`: still rejected; `mended`: became a record; `excluded`: dropped by a mend. */
export type RowErrorState = (typeof ROW_ERROR_STATES)[number];

/** How a rejected row was mended, by whom, and since when it counts. */
export interface Mend {
  id: string;
  kind: 'record' | 'excluded';
  at: string;
  by: { id: string; name: string } | null;
  /** Cells that were changed, by column name, before and after. */
  before: Record<string, string>;
  values: Record<string, string>;
  /** What the row became; null where it was dropped. */
  record: RecordValues | null;
}

export interface MendRowRequest {
  /** New cells by column name; the others stay as they are in the file. */
  values: Record<string, string>;
}

/** What a cell that its field refuses may have been meant as. */
export const REPAIRS = ['nearest_word', 'swap_day_month', 'currency_text', 'other_separators'] as const;
/**
 * `nearest_word`: the allowed value that it is a slip of; `swap_day_month`: the day that it is with day and month
 * swapped; `currency_text`: the amount without the words around it; `other_separators`: the number that it is with the
 * other decimal separator.
 */
export type Repair = (typeof REPAIRS)[number];

/**
 * Mends all open rows with this cause and this value alike: either `set` a new value, or `repair` the one that is there,
 * or `drop` the rows.
 */
export interface MendAlikeRequest {
  code: RowErrorCode;
  field: MappingField | null;
  /** With `repair`, null stands for all values: each is repaired by itself, and rows that it does nothing for are left. */
  value: string | null;
  set?: string;
  repair?: Repair;
  drop?: boolean;
  /** Answers what would come of it, without changing anything. */
  preview?: boolean;
}

/** A repair after which rows of one cause have no fault in this field any more. */
export interface MendSuggestion {
  code: RowErrorCode;
  field: MappingField;
  /** The one value that it is about; null where it repairs all values of the cause, each by itself. */
  value: string | null;
  repair: Repair;
  /** A cell that it repairs, and what becomes of it. */
  before: string;
  after: string;
  /** Open rows whose cell it repairs, as far as their values are among the 200 most frequent. */
  count: number;
}

/** One of the rows that a preview shows. */
export interface MendSample {
  rowNumber: number;
  /** Cells that would change, by column name, before and after. */
  before: Record<string, string>;
  values: Record<string, string>;
  /** What the row would become; null where it would be dropped or still fail. */
  record: RecordValues | null;
  /** Why it would still fail. */
  errors: CellError[];
}

export interface MendResult {
  /** Rows that became records. */
  mended: number;
  /** Rows that still fail: nothing of them was changed. */
  stillInvalid: number;
  /** Rows dropped. */
  excluded: number;
  /** Rows of a mended file that the run did not reject. */
  unknown: number;
  /** Rows of a mended file that were mended before: counted, not changed. */
  alreadyMended: number;
  /** Why the first rows still fail. */
  problems: { rowNumber: number; errors: CellError[] }[];
  /** Names the mends of this request, to undo them together; null where there are none. */
  change: string | null;
  /** The first rows of a preview; empty otherwise. */
  samples: MendSample[];
}

/** Undoes the mends of one request that are still in force. */
export interface UndoMendsRequest {
  change: string;
}

export interface UndoMendsResult {
  /** Rows that are open again. */
  undone: number;
}
