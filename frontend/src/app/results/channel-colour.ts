const SERIES = 6;

/** `var(--c1)` … `var(--c6)`: the same for a channel's name wherever it is shown. */
export function channelColour(channel: string): string {
  let hash = 0;
  for (const character of channel.toLowerCase()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return `var(--c${(hash % SERIES) + 1})`;
}
