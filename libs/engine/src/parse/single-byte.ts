import { escapedByte } from './bad-bytes';
import type { Encoding } from './encodings';

/** WHATWG names of the encodings with one byte a character, but for windows-1252, which has a table of its own. */
const NAMES = new Set([
  'ibm866',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
  'koi8-r',
  'koi8-u',
  'macintosh',
  'windows-874',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'x-mac-cyrillic',
]);
const REPLACEMENT = 0xfffd;
const BLOCK = 8192;

/** The encoding of that name; null where it is none of one byte a character. */
export function singleByteEncoding(name: string): Encoding | null {
  if (!NAMES.has(name)) return null;
  const units = unitsOf(name);
  return {
    extendsAscii: false,
    boundary: (bytes) => bytes.length,
    decode: (bytes) => decodeWith(units, bytes),
    byteLength: (_, from, to) => to - from,
  };
}

/** The UTF-16 unit of each byte; bytes that the encoding does not know are escaped. */
function unitsOf(name: string): Uint16Array {
  const text = new TextDecoder(name).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    const unit = text.charCodeAt(byte);
    return unit === REPLACEMENT ? escapedByte(byte) : unit;
  });
}

function decodeWith(units: Uint16Array, bytes: Uint8Array): { text: string; bad: boolean } {
  let text = '';
  let bad = false;
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const block = new Array<number>(Math.min(BLOCK, bytes.length - from));
    for (let i = 0; i < block.length; i++) {
      const unit = units[bytes[from + i] ?? 0] ?? 0;
      if (unit >= 0xdc80 && unit <= 0xdcff) bad = true;
      block[i] = unit;
    }
    text += String.fromCharCode(...block);
  }
  return { text, bad };
}
