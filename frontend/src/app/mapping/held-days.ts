import type { Slice } from '@etl-studio/contracts';

/** Files that are named; the others are the last of them with an ellipsis. */
const NAMED = 3;

/** How many of `days` count in the dataset already, and from which files, the latest first; null for none. */
export function heldDays(
  slices: readonly Slice[],
  days: readonly string[],
): { days: number; files: string[] } | null {
  const asked = new Set(days);
  const held = new Set<string>();
  const files = new Map<string, string>();
  for (const { date, stack } of slices) {
    if (!asked.has(date)) continue;
    for (const { live, fileName, since } of stack) {
      if (!live) continue;
      held.add(date);
      if ((files.get(fileName) ?? '') < since) files.set(fileName, since);
    }
  }
  if (held.size === 0) return null;
  const named = [...files].sort(([, one], [, other]) => (one < other ? 1 : -1)).map(([name]) => name);
  return { days: held.size, files: named.length > NAMED ? [...named.slice(0, NAMED), '…'] : named };
}
