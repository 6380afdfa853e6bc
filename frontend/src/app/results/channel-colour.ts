const SERIES = 6;

/** Slots of the channels and platforms that are met most: those that stand beside each other in one chart differ. */
const PLATFORMS: Readonly<Record<string, number>> = {
  paidsearch: 1,
  search: 1,
  paidsocial: 2,
  social: 2,
  display: 3,
  affiliate: 4,
  affiliates: 4,
  email: 5,
  newsletter: 5,
  video: 6,
  retailmedia: 4,
  google: 1,
  adwords: 1,
  meta: 2,
  facebook: 2,
  tiktok: 3,
  linkedin: 4,
  microsoft: 5,
  bing: 5,
  amazon: 6,
  pinterest: 6,
  snapchat: 5,
  x: 3,
  twitter: 3,
  reddit: 4,
};

/**
 * `var(--c1)` … `var(--c6)`: the same for a channel's name wherever it is shown, whatever stands beside it. Known
 * platforms have a slot of their own, other names one by their hash.
 */
export function channelColour(channel: string): string {
  return colourOf(knownSlot(channel) ?? hashedSlot(channel));
}

/**
 * The same for the channels of one chart, the first of which differ while there are colours left: known platforms keep
 * theirs, another name whose colour is taken has the next one.
 */
export function channelColours(channels: readonly string[]): ReadonlyMap<string, string> {
  const first = channels.slice(0, SERIES);
  // By name, not by place: which of them is the largest changes with the days that are looked at.
  const inTurn = [...first].sort(
    (one, other) =>
      Number(knownSlot(one) === null) - Number(knownSlot(other) === null) || (one < other ? -1 : 1),
  );
  const taken = new Set<number>();
  const slots = inTurn.map((channel): [string, number] => {
    let slot = knownSlot(channel) ?? hashedSlot(channel);
    while (taken.has(slot)) slot = (slot % SERIES) + 1;
    taken.add(slot);
    return [channel, slot];
  });
  return new Map(slots.map(([channel, slot]) => [channel, colourOf(slot)]));
}

function colourOf(slot: number): string {
  return `var(--c${slot})`;
}

function knownSlot(channel: string): number | null {
  const name = channel.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const platform = name.replace(/(ads|advertising)$/, '');
  return Object.hasOwn(PLATFORMS, platform) ? (PLATFORMS[platform] ?? null) : null;
}

function hashedSlot(channel: string): number {
  return (hashOf(channel) % SERIES) + 1;
}

/** FNV-1a of the name. */
function hashOf(channel: string): number {
  let hash = 0x811c9dc5;
  for (const character of channel.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
