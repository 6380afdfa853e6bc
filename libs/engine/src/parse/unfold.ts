/** Said of a cell beside the byte that escapes in it: its bytes say what the cell says, or were changed to say it. */
export const AS_IT_STANDS = 0;
export const CHANGED = 1;
/** `\x` stands for x; any other byte that escapes is a quote, which is doubled. */
export const BACKSLASH = 92;

/** Takes the escapes out of a cell by moving its bytes together; where it ends then. */
export function unfolded(bytes: Uint8Array, start: number, end: number, escape: number): number {
  let to = start;
  for (let i = start; i < end; i++) {
    // A backslash at the end escapes nothing.
    if (bytes[i] === escape && i + 1 < end) i++;
    bytes[to++] = bytes[i] ?? 0;
  }
  return to;
}
