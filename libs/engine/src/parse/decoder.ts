import { encodingOf, type Encoding } from './encodings';

/** Decodes pieces of a file, bad bytes escaped. A character that a piece cuts in two is left out. */
export class Decoder {
  private readonly encoding: Encoding;

  constructor(label: string) {
    this.encoding = encodingOf(label);
  }

  /** The text of the bytes; with `final`, nothing follows them. */
  decode(bytes: Uint8Array, final: boolean): { text: string; bad: boolean } {
    return this.encoding.decode(final ? bytes : bytes.subarray(0, this.encoding.boundary(bytes)));
  }
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
