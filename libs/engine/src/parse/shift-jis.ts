import { escapedByte } from './bad-bytes';

const strict = new TextDecoder('shift_jis', { fatal: true });

export function isShiftJisLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

/** Where the last character that the bytes cut short begins. Counted from the start: trail bytes look like leads. */
export function shiftJisBoundary(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const width = isShiftJisLead(bytes[at] ?? 0) ? 2 : 1;
    if (at + width > bytes.length) return at;
    at += width;
  }
  return at;
}

export function isShiftJis(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes.subarray(0, shiftJisBoundary(bytes)));
    return true;
  } catch {
    return false;
  }
}

/** Shift_JIS with each bad byte escaped. */
export function decodeBrokenShiftJis(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length;) {
    const width = isShiftJisLead(bytes[at] ?? 0) ? 2 : 1;
    const char = charOf(bytes.subarray(at, at + width));
    if (char === null) out += String.fromCharCode(escapedByte(bytes[at] ?? 0));
    else out += char;
    at += char === null ? 1 : width;
  }
  return out;
}

function charOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
