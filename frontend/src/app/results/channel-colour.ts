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
  const name = channel.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const platform = name.replace(/(ads|advertising)$/, '');
  const slot = Object.hasOwn(PLATFORMS, platform) ? PLATFORMS[platform] : (hashOf(channel) % SERIES) + 1;
  return `var(--c${slot})`;
}

/** FNV-1a of the name. */
function hashOf(channel: string): number {
  let hash = 0x811c9dc5;
  for (const character of channel.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
