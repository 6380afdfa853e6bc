/**
 * A byte that the encoding does not know is carried through the text as a lone low surrogate U+DC80..U+DCFF,
 * one per byte, so that offsets stay exact and the row it stands in can be told.
 */
const FIRST = 0xdc80;
const LAST = 0xdcff;

export function escapedByte(byte: number): number {
  return 0xdc00 + byte;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/** Whether the unit at `index` stands for a bad byte rather than for the second half of a pair. */
export function isEscapedByte(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= FIRST && code <= LAST && !(index > 0 && isHigh(text.charCodeAt(index - 1)));
}

export function hasEscapedByte(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isEscapedByte(text, i)) return true;
  return false;
}

/** The text with every bad byte replaced by what `replacement` gives for it. */
export function withoutEscapedBytes(text: string, replacement: (byte: number) => string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isEscapedByte(text, i)) continue;
    out += text.slice(from, i) + replacement(text.charCodeAt(i) - 0xdc00);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
