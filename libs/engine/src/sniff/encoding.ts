import { encodingName, encodingOf } from '../parse/encodings';
import { utf8SequenceLength } from '../parse/utf-8';
import { FileError } from '../types';
import { legacyEncoding } from './legacy-encoding';

/** What the head of a file says about its encoding. */
export interface SniffedEncoding {
  encoding: string;
  bom: boolean;
  bomLength: number;
  /** Only ASCII so far: what comes later may still turn UTF-8 into windows-1252. */
  ascii: boolean;
  /** Chosen because nothing better fits. */
  fallback: boolean;
  /** Encodings that would do as well, and give other letters. */
  others: string[];
}

/** The encoding by its BOM, the one that is `said`, or the one that makes most sense. Throws `bad_encoding` for UTF-32. */
export function sniffEncoding(head: Uint8Array, whole: boolean, said: string | null): SniffedEncoding {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new FileError(
      'bad_encoding',
      'The file is text in UTF-32, which is not read here. Save it as CSV in UTF-8 and upload that.',
    );
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return sniffed('utf-8', { bom: true, bomLength: 3 });
  if (a === 0xff && b === 0xfe) return sniffed('utf-16le', { bom: true, bomLength: 2 });
  if (a === 0xfe && b === 0xff) return sniffed('utf-16be', { bom: true, bomLength: 2 });
  if (said !== null) return sniffed(encodingName(said), {});
  const wide = sniffUtf16(head);
  if (wide && (!whole || head.length % 2 === 0)) return sniffed(wide, {});
  const { valid, bad } = countUtf8(head);
  if (bad === 0 || valid >= bad) return sniffed('utf-8', { ascii: valid === 0 && bad === 0 });
  const { encoding, others } = legacyEncoding(head);
  return sniffed(encoding, { fallback: true, others });
}

function sniffed(encoding: string, rest: Partial<SniffedEncoding>): SniffedEncoding {
  return { encoding, bom: false, bomLength: 0, ascii: false, fallback: false, others: [], ...rest };
}

const LEAST_NULS = 4;
const LEAST_NUL_SHARE = 0.15;

/** Text in UTF-16 has NULs, and all on one side of its pairs: most of them in the West, those of digits and commas in the East. */
function sniffUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(head.length / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  const name = odd > even ? 'utf-16le' : 'utf-16be';
  const most = Math.max(odd, even);
  if (Math.min(odd, even) > most / 10) return null;
  if (most > pairs / 2) return name;
  const enough = most >= LEAST_NULS && most > pairs * LEAST_NUL_SHARE;
  return enough && isWellFormed(name, head.subarray(0, 2 * pairs)) ? name : null;
}

function isWellFormed(name: string, bytes: Uint8Array): boolean {
  const encoding = encodingOf(name);
  const { text, bad } = encoding.decode(bytes.subarray(0, encoding.boundary(bytes)));
  return !bad && /[\r\n]/.test(text) && !/[\x01-\x08\x0e-\x1f\ue000-\uf8ff\ufffe\uffff]/.test(text);
}

/** Multi-byte sequences that are well formed, and faults: bytes that belong to none, or a sequence that is broken as a whole. */
function countUtf8(bytes: Uint8Array): { valid: number; bad: number } {
  let valid = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = utf8SequenceLength(bytes, at);
    if (length === -1) break;
    if (length === 0) bad++;
    else valid++;
    at += length || brokenLength(bytes, at);
  }
  return { valid, bad };
}

/** A lead byte of three or four with what follows it, such as half a surrogate pair: `ED A0 80`. */
function brokenLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const most = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 1;
  let length = 1;
  while (length < most && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length++;
  return length;
}
