import { hasEnded, type Run, type RunLogEntry } from '@etl-studio/contracts';

export const RUN_STEPS = ['uploaded', 'queued', 'importing', 'publishing'] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/** A step of a run on its way to an end. */
export interface StepTime {
  step: RunStep;
  state: 'done' | 'current' | 'ahead';
  /** How long it took, or has taken so far; null where that is not known. */
  seconds: number | null;
}

/** Events of the log with which a run begins to wait. */
const WAITS = ['started', 'retried', 'requeued'];

/**
 * How long the steps of the run's last attempt took, by the run's log. `now` and `publishingSince` (when this page
 * saw the file read to its end, null before) are milliseconds. The log tells of a publication when it began, and the
 * run when it ended.
 */
export function stepTimes(
  run: Pick<Run, 'status' | 'phase' | 'finishedAt'>,
  log: readonly RunLogEntry[],
  now: number,
  publishingSince: number | null,
): StepTime[] {
  const last = (events: readonly string[]) =>
    instant(log.findLast(({ event }) => events.includes(event))?.at ?? null);
  const [uploaded, waits, claimed] = [last(['uploaded']), last(WAITS), last(['claimed'])];
  const published = last(['succeeded']) ?? publishingSince;
  const begins: Record<RunStep, number | null> = {
    uploaded,
    queued: waits,
    // A claim from before the last wait belongs to an attempt that is over.
    importing: claimed !== null && waits !== null && claimed < waits ? null : claimed,
    publishing: published,
  };
  const reached = reachedStep(run);
  const end = instant(run.finishedAt);
  return RUN_STEPS.map((step, index) => {
    const state = index < reached ? 'done' : index === reached && !hasEnded(run.status) ? 'current' : 'ahead';
    const next = RUN_STEPS[index + 1];
    const until = state === 'done' ? (next ? begins[next] : end) : now;
    const since = begins[step];
    const isKnown = state !== 'ahead' && since !== null && until !== null;
    return { step, state, seconds: isKnown ? Math.max(0, until - since) / 1_000 : null };
  });
}

function reachedStep({ status, phase }: Pick<Run, 'status' | 'phase'>): number {
  if (status === 'SUCCEEDED' || status === 'REVERTED') return RUN_STEPS.length;
  if (status === 'DRAFT') return 0;
  if (status === 'QUEUED') return 1;
  return phase === 'finalising' ? 3 : 2;
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
