import { escapedByte } from './bad-bytes';

const BLOCK = 4096;

/**
 * Length of the well-formed sequence at `at`: 1 to 4; 0 for a bad byte; -1 where the bytes end
 * before it can be told (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
 */
export function utf8SequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k];
    if (next === undefined) return -1;
    if (next < lowestAfter(lead, k) || next > highestAfter(lead, k)) return 0;
  }
  return length;
}

function lowestAfter(lead: number, k: number): number {
  if (k > 1) return 0x80;
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

function highestAfter(lead: number, k: number): number {
  if (k > 1) return 0xbf;
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}

/** Where the last sequence that the bytes cut short begins; `bytes.length` where they end on a whole one. */
export function utf8Boundary(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0 && at >= bytes.length - 3; at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return utf8SequenceLength(bytes, at) === -1 ? at : bytes.length;
  }
  return bytes.length;
}

/** UTF-8 with each bad byte escaped. */
export function decodeBrokenUtf8(bytes: Uint8Array): string {
  let out = '';
  let units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = utf8SequenceLength(bytes, at);
    if (length < 1) units.push(escapedByte(bytes[at] ?? 0));
    else pushCodePoint(units, bytes, at, length);
    at += Math.max(length, 1);
    if (units.length >= BLOCK) {
      out += String.fromCharCode(...units);
      units = [];
    }
  }
  return out + String.fromCharCode(...units);
}

function pushCodePoint(units: number[], bytes: Uint8Array, at: number, length: number): void {
  let point = bytes[at] ?? 0;
  if (length > 1) point &= 0xff >> (length + 1);
  for (let k = 1; k < length; k++) point = (point << 6) | ((bytes[at + k] ?? 0) & 0x3f);
  if (point < 0x10000) units.push(point);
  else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
}
