import { escapedByte, hasEscapedByte } from './bad-bytes';
import { multiByteEncoding } from './multi-byte';
import { singleByteEncoding } from './single-byte';
import { decodeBrokenUtf8, utf8Boundary } from './utf-8';
import { decodeWindows1252 } from './windows-1252';

/** One character encoding: where its bytes may be cut, and what text they are. Bad bytes come out escaped. */
export interface Encoding {
  /** Bytes before this index are whole characters. */
  boundary: (bytes: Uint8Array) => number;
  decode: (bytes: Uint8Array) => { text: string; bad: boolean };
  /** A text of as many characters as bytes is ASCII. */
  extendsAscii: boolean;
  /** Bytes of the text between two indexes. */
  byteLength: (text: string, from: number, to: number) => number;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const strictUtf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

const utf8: Encoding = {
  extendsAscii: true,
  boundary: utf8Boundary,
  decode: (bytes) => strictOr(strictUtf8, bytes, decodeBrokenUtf8),
  byteLength: utf8ByteLength,
};

const windows1252: Encoding = {
  extendsAscii: false,
  boundary: (bytes) => bytes.length,
  decode: (bytes) =>
    isAscii(bytes) ? { text: strictUtf8.decode(bytes), bad: false } : checked(decodeWindows1252(bytes)),
  byteLength: (_, from, to) => to - from,
};

const utf16le: Encoding = {
  extendsAscii: false,
  boundary(bytes) {
    const even = bytes.length - (bytes.length % 2);
    const lastHigh = bytes[even - 1] ?? 0;
    return lastHigh >= 0xd8 && lastHigh < 0xdc ? even - 2 : even;
  },
  decode: (bytes) => strictOr(strictUtf16, bytes, decodeBrokenUtf16),
  byteLength: (_, from, to) => 2 * (to - from),
};

const utf16be: Encoding = {
  extendsAscii: false,
  boundary(bytes) {
    const even = bytes.length - (bytes.length % 2);
    const lastHigh = bytes[even - 2] ?? 0;
    return lastHigh >= 0xd8 && lastHigh < 0xdc ? even - 2 : even;
  },
  decode: (bytes) => utf16le.decode(swapped(bytes)),
  byteLength: utf16le.byteLength,
};

const ENCODINGS = new Map<string, Encoding>([
  ['utf-8', utf8],
  ['windows-1252', windows1252],
  ['utf-16le', utf16le],
  ['utf-16be', utf16be],
]);

/** The encoding of a WHATWG label (`cp1250`, `latin1`…); throws a RangeError for one that the engine does not know. */
export function encodingOf(label: string): Encoding {
  const name = encodingName(label);
  const encoding = ENCODINGS.get(name) ?? singleByteEncoding(name) ?? multiByteEncoding(name);
  if (!encoding)
    throw new RangeError(`Unknown encoding ${label}: expected a WHATWG label such as utf-8 or windows-1250.`);
  ENCODINGS.set(name, encoding);
  return encoding;
}

/** Whether files can be read by this WHATWG label. */
export function isEncoding(label: string): boolean {
  try {
    return Boolean(encodingOf(label));
  } catch {
    return false;
  }
}

/** The WHATWG name of a label; the label itself where there is no such encoding. */
export function encodingName(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label;
  }
}

function strictOr(
  strict: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  broken: (bytes: Uint8Array) => string,
): { text: string; bad: boolean } {
  try {
    return { text: strict.decode(bytes), bad: false };
  } catch {
    return checked(broken(bytes));
  }
}

function checked(text: string): { text: string; bad: boolean } {
  return { text, bad: hasEscapedByte(text) };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 0x7f) return false;
  return true;
}

function utf8ByteLength(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += code >= 0xdc80 && code <= 0xdcff ? 1 : 3;
  }
  return bytes;
}

function decodeBrokenUtf16(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = unitAt(bytes, at);
    const next = unitAt(bytes, at + 2);
    if (unit < 0xd800 || unit > 0xdfff) out += String.fromCharCode(unit);
    else if (unit < 0xdc00 && at + 3 < bytes.length && next >= 0xdc00 && next <= 0xdfff) {
      out += String.fromCharCode(unit, next);
      at += 2;
    } else out += String.fromCharCode(escapedByte(0xff));
  }
  return out;
}

/** The little-endian unit at `at`; half a unit is a lone surrogate, as nothing else can be told of it. */
function unitAt(bytes: Uint8Array, at: number): number {
  const high = bytes[at + 1];
  return high === undefined ? 0xdcff : (bytes[at] ?? 0) | (high << 8);
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = bytes[i ^ 1] ?? bytes[i] ?? 0;
  return out;
}
