import { encodingOf, type Encoding } from './encodings';

/** A piece of a file, as text and as the UTF-16 units of that text: scanning units is faster than scanning a string. */
export interface DecodedText {
  text: string;
  codes: Uint16Array;
  /** Every character is one byte. */
  plain: boolean;
  /** There are escaped bytes in the text. */
  bad: boolean;
}

/** Decodes pieces of a file. A character that a piece cuts in two is left to the next one. */
export class Decoder {
  /** A well-formed character of several bytes has been read. */
  sawWide = false;
  /** A byte that the encoding does not know has been read. */
  sawBad = false;
  private readonly encoding: Encoding;

  constructor(label: string) {
    this.encoding = encodingOf(label);
  }

  /** The text of the bytes; with `final`, nothing follows them. */
  decode(bytes: Uint8Array, final: boolean): DecodedText {
    const whole = final ? bytes : bytes.subarray(0, this.encoding.boundary(bytes));
    const { text, bad } = this.encoding.decode(whole);
    const plain = text.length === whole.length;
    this.sawWide ||= !plain;
    this.sawBad ||= bad;
    const ascii = plain && !bad && this.encoding.extendsAscii;
    return { text, codes: ascii ? new Uint16Array(whole) : codesOf(text), plain, bad };
  }

  byteLength(text: string, from: number, to: number): number {
    return this.encoding.byteLength(text, from, to);
  }
}

/** The UTF-16 units of a text. */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < codes.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

export function joined(...pieces: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
