import { difference, ratio } from '../results/ratio';

/** From this many times the figure before on, a share of it is hard to read. */
const MANY_TIMES = 10;

/**
 * How a figure stands to the one before: a share such as 0.142, to the tenth of a percent that is shown; how many
 * times it is where that is many; or that there was nothing to compare with.
 */
export type Change =
  { kind: 'share'; share: number } | { kind: 'times'; times: number } | { kind: 'new' } | { kind: 'none' };

/** From `before` to `now`, both exact decimals; null where the figure is not there. */
export function changeOf(now: string | null, before: string | null): Change {
  if (now === null || before === null) return { kind: 'none' };
  const times = Number(ratio(now, before));
  if (times >= MANY_TIMES && Number(before) > 0) return { kind: 'times', times };
  const share = ratio(difference(now, before), before.replace(/^-/, ''), 3);
  if (share !== null) return { kind: 'share', share: Number(share) };
  return Number(now) === 0 ? { kind: 'none' } : { kind: 'new' };
}
