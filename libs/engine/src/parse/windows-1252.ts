import { escapedByte } from './bad-bytes';

// Bytes 0x80 to 0x9F; 0 where windows-1252 leaves the byte undefined. Written out because some
// versions of TextDecoder read this range as Latin-1 (the byte of the euro sign as U+0080).
const HIGH_CONTROLS = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

const UNITS = Uint16Array.from({ length: 256 }, (_, byte) => {
  const high = HIGH_CONTROLS[byte - 0x80];
  return high === undefined ? byte : high || escapedByte(byte);
});

/** The character of a byte; U+FFFD where windows-1252 leaves it undefined. */
export function windows1252Char(byte: number): string {
  const unit = UNITS[byte] ?? byte;
  return unit === escapedByte(byte) ? '\ufffd' : String.fromCharCode(unit);
}

const BLOCK = 8192;

export function decodeWindows1252(bytes: Uint8Array): string {
  let out = '';
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    const units = new Array<number>(block.length);
    for (let i = 0; i < block.length; i++) units[i] = UNITS[block[i] ?? 0] ?? 0;
    out += String.fromCharCode(...units);
  }
  return out;
}
