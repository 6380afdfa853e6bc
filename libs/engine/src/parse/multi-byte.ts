import { escapedByte } from './bad-bytes';
import { DoubleByteTable } from './double-byte-table';
import type { Encoding } from './encodings';

type Range = [from: number, to: number];

/** How the bytes of an encoding make characters, judged by their ranges alone, so that every cut gives the same ones. */
interface Structure {
  /** Bytes of the character at `at`, whose first is not ASCII: 1 where it begins none, 0 where the bytes end before it can be told. */
  widthAt: (bytes: Uint8Array, at: number) => number;
  /** Bytes of a character that has no code of two. */
  otherWidth: number;
}

const within = (byte: number | undefined, [from, to]: Range) =>
  byte !== undefined && byte >= from && byte <= to;

function pairWidth(bytes: Uint8Array, at: number, leads: Range, ...trails: Range[]): number {
  if (!within(bytes[at], leads)) return 1;
  const next = bytes[at + 1];
  if (next === undefined) return 0;
  return trails.some((range) => within(next, range)) ? 2 : 1;
}

/** No character ends with a lower byte, so behind one begins another. */
const LEAST_TRAIL = 0x30;
const DIGITS: Range = [0x30, 0x39];
const LEADS: Range = [0x81, 0xfe];
const EUC: Range = [0xa1, 0xfe];
const HALF_WIDTH: Range = [0xa1, 0xdf];
const KATAKANA_OFFSET = 0xff61 - 0xa1;

/** Four bytes where the second is a digit. */
function gb18030Width(bytes: Uint8Array, at: number): number {
  if (!within(bytes[at + 1], DIGITS)) return pairWidth(bytes, at, LEADS, [0x40, 0x7e], [0x80, 0xfe]);
  if (!within(bytes[at], LEADS)) return 1;
  if (bytes[at + 2] === undefined) return 0;
  if (!within(bytes[at + 2], LEADS)) return 1;
  if (bytes[at + 3] === undefined) return 0;
  return within(bytes[at + 3], DIGITS) ? 4 : 1;
}

/** 8E announces a half-width katakana of two bytes, 8F a rare character of three. */
function eucJpWidth(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x8e) return pairWidth(bytes, at, [0x8e, 0x8e], HALF_WIDTH);
  if (bytes[at] !== 0x8f) return pairWidth(bytes, at, EUC, EUC);
  const width = pairWidth(bytes, at + 1, EUC, EUC);
  if (bytes[at + 1] === undefined) return 0;
  return width === 2 ? 3 : width;
}

const STRUCTURES: Record<string, Structure> = {
  big5: { otherWidth: 2, widthAt: (bytes, at) => pairWidth(bytes, at, LEADS, [0x40, 0x7e], EUC) },
  'euc-kr': {
    otherWidth: 2,
    widthAt: (bytes, at) => pairWidth(bytes, at, LEADS, [0x41, 0x5a], [0x61, 0x7a], LEADS),
  },
  'euc-jp': { otherWidth: 3, widthAt: eucJpWidth },
  gb18030: { otherWidth: 4, widthAt: gb18030Width },
  shift_jis: {
    otherWidth: 1,
    widthAt: (bytes, at) =>
      within(bytes[at], HALF_WIDTH) ? 1 : pairWidth(bytes, at, [0x81, 0xfc], [0x40, 0x7e], [0x80, 0xfc]),
  },
};

/** The encoding of that WHATWG name; null where it is none of those of East Asia. */
export function multiByteEncoding(name: string): Encoding | null {
  const structure = STRUCTURES[name === 'gbk' ? 'gb18030' : name];
  return structure ? new MultiByte(name, structure) : null;
}

/** Bytes of the character at `at` in such an encoding; 1 for a byte that begins none. */
export function characterWidth(name: string, bytes: Uint8Array, at: number): number {
  const structure = (bytes[at] ?? 0) < 0x80 ? undefined : STRUCTURES[name];
  return structure?.widthAt(bytes, at) || 1;
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const BLOCK = 8192;
/** Controls that Node takes for one another in Shift_JIS. */
const MIXED_UP = [0x1a, 0x1c, 0x7f];

class MultiByte implements Encoding {
  readonly extendsAscii = false;
  private readonly table: DoubleByteTable;
  private readonly strict: InstanceType<typeof TextDecoder>;
  private readonly hasKatakana: boolean;
  /** Every platform's decoder does what the standard says. */
  private readonly trusted: boolean;
  /** Bytes that each UTF-16 unit stands for, at the start of a character. */
  private readonly lengths: Uint8Array;

  constructor(
    name: string,
    private readonly structure: Structure,
  ) {
    this.hasKatakana = name === 'shift_jis';
    this.trusted = name !== 'euc-kr' && name !== 'big5';
    this.table = new DoubleByteTable(name);
    this.strict = new TextDecoder(name, { fatal: true });
    this.lengths = new Uint8Array(65_536).fill(structure.otherWidth);
    this.lengths.fill(1, 0, 0x80);
    this.table.forEachUnit((unit) => (this.lengths[unit] = 2));
    this.lengths.fill(1, 0xdc80, 0xdd00);
    if (name === 'euc-jp') this.lengths.fill(2, 0xff61, 0xffa0);
  }

  boundary(bytes: Uint8Array): number {
    let at = bytes.length;
    while (at > 0 && (bytes[at - 1] ?? 0) >= LEAST_TRAIL) at--;
    while (at < bytes.length) {
      const width = (bytes[at] ?? 0) < 0x80 ? 1 : this.structure.widthAt(bytes, at);
      if (width === 0) return at;
      at += width;
    }
    return at;
  }

  byteLength(text: string, from: number, to: number): number {
    let bytes = 0;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      bytes += this.lengths[unit] ?? 0;
      if (unit >= 0xd800 && unit < 0xdc00) i++;
    }
    return bytes;
  }

  decode(bytes: Uint8Array): { text: string; bad: boolean } {
    const mixedUp = this.hasKatakana && MIXED_UP.some((byte) => bytes.includes(byte));
    const text = this.trusted && !mixedUp ? textOf(this.strict, bytes) : null;
    // A character with codes of two lengths would shift every offset behind it.
    if (text !== null && this.byteLength(text, 0, text.length) === bytes.length) return { text, bad: false };
    return this.decodeByTable(bytes);
  }

  private decodeByTable(bytes: Uint8Array): { text: string; bad: boolean } {
    const units = new Uint16Array(bytes.length);
    let length = 0;
    let bad = false;
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        units[length++] = byte;
        at++;
        continue;
      }
      const width = this.structure.widthAt(bytes, at) || bytes.length - at;
      const unit = width === 2 ? this.table.unit(byte, bytes[at + 1] ?? 0) : this.singleUnit(byte, width);
      if (unit > 0) units[length++] = unit;
      else {
        const char = width > 2 ? this.rareChar(bytes.subarray(at, at + width)) : '';
        bad ||= char === '';
        for (let i = 0; i < char.length; i++) units[length++] = char.charCodeAt(i);
        if (char === '') for (let i = at; i < at + width; i++) units[length++] = broken(bytes[i] ?? 0);
      }
      at += width;
    }
    const used = units.subarray(0, length);
    return { text: bad ? textWithBadBytes(used) : utf16.decode(used), bad };
  }

  /** Half-width katakana are the only bytes beyond ASCII that stand alone. */
  private singleUnit(byte: number, width: number): number {
    return width === 1 && this.hasKatakana && within(byte, HALF_WIDTH) ? byte + KATAKANA_OFFSET : 0;
  }

  /** The character of a code of three or four bytes; empty where there is none. */
  private rareChar(code: Uint8Array): string {
    const char = (this.trusted && textOf(this.strict, code)) || '';
    return this.byteLength(char, 0, char.length) === code.length ? char : '';
  }
}

function textOf(strict: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** A byte of a broken character; the ASCII ones among them stay what they are. */
function broken(byte: number): number {
  return byte < 0x80 ? byte : escapedByte(byte);
}

function textWithBadBytes(units: Uint16Array): string {
  let text = '';
  for (let from = 0; from < units.length; from += BLOCK)
    text += String.fromCharCode(...units.subarray(from, from + BLOCK));
  return text;
}
