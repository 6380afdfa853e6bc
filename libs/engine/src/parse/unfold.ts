const BACKSLASH = 92;

/** How the bytes of a cell differ from what the cell says. */
export const AS_IT_STANDS = 0;
export const QUOTES_DOUBLED = 1;
export const BACKSLASHED = 2;

/** Takes the escapes out of a cell by moving its bytes together; where it ends then. */
export function unfolded(bytes: Uint8Array, start: number, end: number, how: number, quote: number): number {
  if (how === AS_IT_STANDS) return end;
  const escape = how === BACKSLASHED ? BACKSLASH : quote;
  let to = start;
  for (let i = start; i < end; i++) {
    // A backslash at the end escapes nothing.
    if (bytes[i] === escape && i + 1 < end) i++;
    bytes[to++] = bytes[i] ?? 0;
  }
  return to;
}
