import type { Run } from '@etl-studio/contracts';

/** How fast a run goes, smoothed, and what follows from it. */
export interface Pace {
  /** Rows a second. */
  rate: number;
  peak: number;
  samples: number;
  /** Server time of the first and the last sample, in milliseconds. */
  firstAt: number;
  lastAt: number;
  lastRows: number;
  attempt: number;
}

const WINDOW_MS = 10_000;
const ETA_AFTER_MS = 5_000;
const ETA_SAMPLES = 3;

/** The pace after `run` was seen at `at` (milliseconds); starts anew with every attempt. */
export function nextPace(
  pace: Pace | null,
  run: Pick<Run, 'processedRows' | 'attemptCount'>,
  at: number,
): Pace {
  if (!pace || run.attemptCount !== pace.attempt || run.processedRows < pace.lastRows) {
    return {
      rate: 0,
      peak: pace?.peak ?? 0,
      samples: 0,
      firstAt: at,
      lastAt: at,
      lastRows: run.processedRows,
      attempt: run.attemptCount,
    };
  }
  const elapsed = at - pace.lastAt;
  if (elapsed <= 0) return pace;
  const speed = ((run.processedRows - pace.lastRows) * 1_000) / elapsed;
  // Until there is a whole window of it, the mean so far: a slow first moment is not to weigh more than any other.
  const weight = Math.max(1 - Math.exp(-elapsed / WINDOW_MS), elapsed / (at - pace.firstAt));
  const rate = pace.rate + weight * (speed - pace.rate);
  return {
    ...pace,
    rate,
    peak: Math.max(pace.peak, rate),
    samples: pace.samples + 1,
    lastAt: at,
    lastRows: run.processedRows,
  };
}

/** Seconds left, rounded to 5 s, above 2 min to a minute; null while it cannot be said. */
export function secondsLeft(pace: Pace | null, run: Pick<Run, 'totalRows' | 'processedRows'>): number | null {
  if (!pace || pace.samples < ETA_SAMPLES || pace.lastAt - pace.firstAt < ETA_AFTER_MS || pace.rate <= 0)
    return null;
  const seconds = Math.max(run.totalRows - run.processedRows, 0) / pace.rate;
  const step = seconds > 120 ? 60 : 5;
  return Math.max(Math.round(seconds / step), 1) * step;
}

/** Share of the file that has been read, in [0,1]; 1 only when the run has succeeded. */
export function shareDone(
  run: Pick<Run, 'status' | 'totalRows' | 'processedRows' | 'progressPercent'>,
): number {
  // A reverted run had come to its end before.
  if (run.status === 'SUCCEEDED' || run.status === 'REVERTED') return 1;
  const share = run.totalRows > 0 ? run.processedRows / run.totalRows : run.progressPercent / 100;
  return Math.min(share, 0.999);
}

/** Widths of the bar's two segments, in percent of the whole file. */
export function barSegments(run: Pick<Run, 'totalRows' | 'validRows' | 'invalidRows' | 'processedRows'>): {
  imported: number;
  errors: number;
} {
  const whole = Math.max(run.totalRows, run.processedRows);
  if (whole === 0) return { imported: 0, errors: 0 };
  return { imported: (run.validRows * 100) / whole, errors: (run.invalidRows * 100) / whole };
}

/** The quarters (25, 50, 75) that lie between two percentages: they are worth saying aloud. */
export function passedQuarter(before: number, now: number): number | null {
  return [75, 50, 25].find((quarter) => before < quarter && now >= quarter) ?? null;
}
