import type { ChannelRows } from '../engine/channel-count';

/** What is known of a channel that a file names. */
export interface ChannelFinding extends ChannelRows {
  /** Whether the dataset has records of it. */
  isNew: boolean;
  /** A channel that it may be meant for, and whether only capitals, accents or signs between words differ. */
  like: { channel: string; isSpelling: boolean } | null;
}

/** Shorter names differ by one letter too easily: `TV`, `FB`. */
const SHORTEST = 4;
/** From this many characters on, two slips are still one name. */
const LONG = 8;
const LETTERS = 40;

/**
 * The channels of a file, each with the one that it looks like: of those that the dataset has, else of those with more
 * rows in the file.
 */
export function channelFindings(found: readonly ChannelRows[], known: readonly string[]): ChannelFinding[] {
  const knows = new Set(known);
  return found.map((each, place) => {
    const isNew = !knows.has(each.channel);
    const more = found.slice(0, place).map(({ channel }) => channel);
    return { ...each, isNew, like: isNew ? likest(each.channel, [...known, ...more]) : null };
  });
}

function likest(channel: string, others: readonly string[]): ChannelFinding['like'] {
  const folded = foldedName(channel);
  const same = others.find((other) => other !== channel && foldedName(other) === folded);
  if (same !== undefined) return { channel: same, isSpelling: true };
  if (folded.length < SHORTEST || folded.length > LETTERS) return null;
  const allowed = folded.length >= LONG ? 2 : 1;
  const near = others.find((other) => slipsBetween(folded, foldedName(other), allowed) <= allowed);
  return near === undefined ? null : { channel: near, isSpelling: false };
}

function foldedName(channel: string): string {
  return channel
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_\-–./]+/gu, ' ')
    .trim();
}

/** Letters added, left out, changed, or swapped with their neighbour; more than `most` counts as `most + 1`. */
function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let twoBefore: number[] = [];
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let slips = Math.min(
        (before[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (twoBefore[j - 2] ?? 0) + 1);
      now.push(slips);
    }
    twoBefore = before;
    before = now;
  }
  return Math.min(before.at(-1) ?? 0, most + 1);
}
