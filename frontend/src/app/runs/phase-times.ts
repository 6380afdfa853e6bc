import { hasEnded, type Run, type RunLogEntry } from '@etl-studio/contracts';

export const RUN_STEPS = ['queued', 'reading', 'importing', 'finalising'] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/** A step of a run on its way to an end. */
export interface StepTime {
  step: RunStep;
  state: 'done' | 'current' | 'ahead';
  /** How long it took, or has taken so far; null where that is not known. */
  seconds: number | null;
}

/** When this page saw a step begin that the log does not tell of, in milliseconds; null where it did not. */
export type StepsSeen = Readonly<Record<'importing' | 'finalising', number | null>>;

export const NO_STEPS_SEEN: StepsSeen = { importing: null, finalising: null };

/** Events of the log with which a run begins to wait. */
const WAITS = ['started', 'retried', 'requeued'];

/**
 * How long the steps of the run's last attempt took, by the run's log and what this page saw of it; `now` in
 * milliseconds. The log tells of a publication when it began, and the run when it ended. Who came too late to see
 * where reading became importing is told of both as one.
 */
export function stepTimes(
  run: Pick<Run, 'status' | 'phase' | 'finishedAt'>,
  log: readonly RunLogEntry[],
  now: number,
  seen: StepsSeen,
): StepTime[] {
  const last = (events: readonly string[]) =>
    instant(log.findLast(({ event }) => events.includes(event))?.at ?? null);
  const [waits, lastClaim] = [last(WAITS), last(['claimed'])];
  // A claim from before the last wait belongs to an attempt that is over.
  const claimed = lastClaim !== null && waits !== null && lastClaim < waits ? null : lastClaim;
  const reached = reachedStep(run);
  const begins: Record<RunStep, number | null> = {
    queued: waits,
    reading: claimed,
    importing: seen.importing,
    finalising: last(['succeeded']) ?? seen.finalising,
  };
  const end = instant(run.finishedAt);
  return RUN_STEPS.map((step, index) => {
    const state = index < reached ? 'done' : index === reached && !hasEnded(run.status) ? 'current' : 'ahead';
    const next = RUN_STEPS[index + 1];
    const until = state === 'done' ? (next ? begins[next] : end) : now;
    const since = begins[step] ?? (step === 'importing' ? claimed : null);
    const isKnown = state !== 'ahead' && since !== null && until !== null;
    return { step, state, seconds: isKnown ? Math.max(0, until - since) / 1_000 : null };
  });
}

/** What this page has seen when the run goes on from `before` to `run` at `at`. */
export function seeStep(
  seen: StepsSeen,
  before: Pick<Run, 'phase' | 'attemptCount'>,
  run: Pick<Run, 'status' | 'phase' | 'attemptCount'>,
  at: number,
): StepsSeen {
  const isSameAttempt = run.attemptCount === before.attemptCount && run.status !== 'QUEUED';
  const known = isSameAttempt ? seen : NO_STEPS_SEEN;
  const { phase } = run;
  const isNew = phase !== before.phase && (phase === 'importing' || phase === 'finalising');
  return isNew ? { ...known, [phase]: at } : known;
}

function reachedStep({ status, phase }: Pick<Run, 'status' | 'phase'>): number {
  if (status === 'SUCCEEDED' || status === 'REVERTED') return RUN_STEPS.length;
  if (status === 'DRAFT' || status === 'QUEUED') return 0;
  return phase === 'finalising' ? 3 : phase === 'importing' ? 2 : 1;
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
