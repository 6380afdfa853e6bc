const SERIES = 6;

/** `var(--c1)` … `var(--c6)`: the same for a channel's name wherever it is shown (FNV-1a of the name). */
export function channelColour(channel: string): string {
  let hash = 0x811c9dc5;
  for (const character of channel.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `var(--c${(hash % SERIES) + 1})`;
}
