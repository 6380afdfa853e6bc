import { difference, ratio } from '../results/ratio';

/** How a figure stands to the one before: a share such as 0.142, or that there was nothing to compare with. */
export type Change = { kind: 'share'; share: number } | { kind: 'new' } | { kind: 'none' };

/** From `before` to `now`, both exact decimals; null where the figure is not there. */
export function changeOf(now: string | null, before: string | null): Change {
  if (now === null || before === null) return { kind: 'none' };
  const share = ratio(difference(now, before), before.replace(/^-/, ''), 4);
  if (share !== null) return { kind: 'share', share: Number(share) };
  return Number(now) === 0 ? { kind: 'none' } : { kind: 'new' };
}
