/** `\x` stands for x; any other byte that escapes is a quote, which is doubled. */
export const BACKSLASH = 92;

/*
 * Start and end of a cell say more by being negative, as `~index`: an end, that escapes are still to be taken out of the
 * cell; a start, that its bytes are those of the file no more.
 */

/** The index that a bound says, however it is marked. */
export function indexOf(bound: number): number {
  return bound < 0 ? ~bound : bound;
}

/** Takes the escapes out of the cell whose bounds stand at `at`, by moving its bytes together; where it ends then. */
export function unfold(bounds: Int32Array, at: number, bytes: Uint8Array, escape: number): number {
  const start = bounds[at] ?? 0;
  const folded = bounds[at + 1] ?? 0;
  if (folded >= 0) return folded;
  const end = ~folded;
  let to = start;
  for (let i = start; i < end; i++) {
    // A backslash at the end escapes nothing.
    if (bytes[i] === escape && i + 1 < end) i++;
    bytes[to++] = bytes[i] ?? 0;
  }
  bounds[at] = ~start;
  bounds[at + 1] = to;
  return to;
}
