import type { ReceiptLines, ReceiptSums, RecordSums, RunReceipt, Sums } from '@etl-studio/contracts';
import type { RunRow } from '../run.entity';
import type { KeptReceipt } from './kept-receipt';

/** Why a receipt has less than everything in it; behind that of a failed run stands why it failed. */
export const RECEIPT_NOTES = {
  uncounted: 'This run was imported before lines were counted: only its rows are known.',
  draft: 'This run has not been started: nothing was imported.',
  failed: 'This run failed: nothing was imported.',
  cancelled: 'This run was cancelled: nothing was imported.',
  underWay: 'This run has not ended: its receipt is complete once it has.',
};

/** Physical lines and sums of a class of rows. */
interface ClassFigures extends RecordSums {
  lines: number;
}

/** What was read, with the rows that mends moved in their new classes. */
export interface MendedFigures {
  imported: ClassFigures;
  rejected: ClassFigures;
  excluded: ClassFigures;
}

export interface ReceiptSources {
  run: RunRow;
  datasetName: string;
  reading: RunReceipt['reading'];
  kept: KeptReceipt | null;
  /** The same after its mends; null without `kept`. */
  mended: MendedFigures | null;
  /** What the published records add up to. */
  stored: StoredSums;
}

/** The columns of the stored records as they stand, and in each currency. */
export interface StoredSums extends RecordSums {
  byCurrency: Sums[];
}

/** What a run did with its file, so that anybody can check it. */
export function receiptOf({ run, datasetName, reading, kept, mended, stored }: ReceiptSources): RunReceipt {
  const readToEnd = run.published_epoch !== null;
  return {
    runId: run.id,
    dataset: { id: run.dataset_id, name: datasetName },
    status: run.status,
    file: { name: run.file_name, size: Number(run.file_size), sha256: run.sha256 },
    reading,
    schemaVersion: run.schema_version,
    mode: run.mode,
    lines: readToEnd && kept && mended ? linesOf(kept, mended) : null,
    rows: readToEnd ? rowsOf(run) : null,
    sums: sumsOf(run, readToEnd ? mended : null, stored),
    control: run.control,
    note: noteOf(run, kept),
    attemptCount: run.attempt_count,
    createdBy: run.created_by === null ? null : { id: run.created_by, name: run.created_by_name ?? '' },
    createdAt: run.created_at.toISOString(),
    startedAt: run.started_at?.toISOString() ?? null,
    finishedAt: run.finished_at?.toISOString() ?? null,
    revertedAt: run.reverted_at?.toISOString() ?? null,
  };
}

function linesOf({ total, lines }: KeptReceipt, mended: MendedFigures): ReceiptLines {
  const { preamble, header, blank, totals, notes } = lines;
  const classes = {
    preamble,
    header,
    blank,
    totals,
    footers: notes,
    imported: mended.imported.lines,
    rejected: mended.rejected.lines,
    excluded: mended.excluded.lines,
  };
  const sum = Object.values(classes).reduce((all, count) => all + count, 0);
  return { total, ...classes, balanced: sum === total };
}

function rowsOf(run: RunRow): RunReceipt['rows'] {
  const { total_rows: total, valid_rows: valid, invalid_rows: invalid, excluded_rows: excluded } = run;
  return { total, valid, invalid, excluded, balanced: total === valid + invalid + excluded };
}

function sumsOf({ control }: RunRow, mended: MendedFigures | null, stored: StoredSums): ReceiptSums {
  return {
    imported: amountsOf(stored),
    byCurrency: stored.byCurrency,
    rejected: mended && amountsOf(mended.rejected),
    excluded: mended && amountsOf(mended.excluded),
    file: control && {
      spend: control.spend?.file ?? null,
      clicks: control.clicks?.file ?? null,
      conversions: control.conversions?.file ?? null,
    },
    balanced: mended && isEqual(stored, mended.imported),
  };
}

function amountsOf({ spend, clicks, conversions }: RecordSums): RecordSums {
  return { spend, clicks, conversions };
}

// Both are written without trailing zeros, so equal amounts are equal texts.
function isEqual(a: RecordSums, b: RecordSums): boolean {
  return a.spend === b.spend && a.clicks === b.clicks && a.conversions === b.conversions;
}

function noteOf({ status, published_epoch, error_message }: RunRow, kept: KeptReceipt | null): string | null {
  if (published_epoch !== null) return kept ? null : RECEIPT_NOTES.uncounted;
  switch (status) {
    case 'DRAFT':
      return RECEIPT_NOTES.draft;
    case 'FAILED':
      return `${RECEIPT_NOTES.failed} ${error_message ?? ''}`.trim();
    case 'CANCELLED':
      return RECEIPT_NOTES.cancelled;
    default:
      return RECEIPT_NOTES.underWay;
  }
}
