import type { Run } from '@etl-studio/contracts';

/** The newer of two states of one run; another run always takes over. */
export function applyRun(known: Run | null, next: Run): Run {
  return known && known.id === next.id && known.seq > next.seq ? known : next;
}

/** A list of runs with `next` in its place, or first where it was not listed. */
export function applyToList(runs: readonly Run[], next: Run): Run[] {
  return runs.some((run) => run.id === next.id)
    ? runs.map((run) => (run.id === next.id ? applyRun(run, next) : run))
    : [next, ...runs];
}
