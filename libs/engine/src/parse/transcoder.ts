import { isEscapedByte } from './bad-bytes';
import { joined } from './decoder';
import { encodingOf, type Encoding } from './encodings';
import { unitsBetween } from './utf-8-units';
import type { Utf8Piece } from './utf8-piece';

const NOTHING = new Uint8Array(0);
const encoder = new TextEncoder();
/** Stands in UTF-8 for a byte that the encoding of the file does not know: UTF-8 does not know it either. */
const BAD = 0xff;

/** Turns the bytes of a file into UTF-8, and knows how many bytes of the file a part of that UTF-8 was. */
export class Transcoder {
  /** Null where the file is UTF-8. */
  private readonly encoding: Encoding | null;
  /** Bytes of a character that the last chunk cut in two. */
  private cut: Uint8Array = NOTHING;
  /** The text of the bytes; up to `at`, `fileLength` was asked for it. */
  private text = '';
  private at = 0;

  constructor(label: string) {
    this.encoding = label === 'utf-8' ? null : encodingOf(label);
  }

  /** UTF-8 of the bytes, as far as they are whole characters; with `final`, nothing follows them. Of UTF-8, the bytes themselves. */
  utf8(bytes: Uint8Array, final: boolean): Uint8Array {
    const { encoding } = this;
    if (!encoding) return bytes;
    const all = this.cut.length === 0 ? bytes : joined(this.cut, bytes);
    const whole = final ? all : all.subarray(0, encoding.boundary(all));
    this.cut = all.slice(whole.length);
    const { text, bad } = encoding.decode(whole);
    this.text = this.text.slice(this.at) + text;
    this.at = 0;
    return bad ? encodedWithBad(text) : encoder.encode(text);
  }

  /** Bytes that a part of a piece has in the file. To be asked for one part after the other, none left out. */
  fileLength(piece: Utf8Piece, from: number, to: number): number {
    const { encoding } = this;
    if (!encoding) return to - from;
    const units = piece.isAscii ? to - from : unitsBetween(piece.bytes, from, to);
    const length = encoding.byteLength(this.text, this.at, this.at + units);
    this.at += units;
    return length;
  }
}

function encodedWithBad(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isEscapedByte(text, i)) continue;
    parts.push(encoder.encode(text.slice(from, i)), Uint8Array.of(BAD));
    from = i + 1;
  }
  return joined(...parts, encoder.encode(text.slice(from)));
}
