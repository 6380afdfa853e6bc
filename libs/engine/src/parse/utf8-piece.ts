import { utf8SequenceLength } from './utf-8';

const LF = 10;
const WORD = 4;
const HIGH_BITS = 0x80808080 | 0;
const LOW_ONES = 0x01010101;
const LOW_BITS = 0x7f7f7f7f;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A part of a file as UTF-8, in memory of its own: records keep pointing into it. Behind its bytes stands a line end
 * on which every scan stops.
 */
export class Utf8Piece {
  /** Longer than the piece. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly length: number;
  readonly isAscii: boolean;
  /** There is a well-formed character of several bytes. */
  isWide = false;
  /** There are bytes that are no UTF-8. */
  isBad = false;
  /** There may be a NUL. */
  readonly hasNul: boolean;
  /** As many characters as bytes; only those of ASCII bytes mean something. */
  private asciiText: string | null = null;

  /** `cut`: the last character may go on behind the piece. */
  constructor(parts: readonly Uint8Array[], cut: boolean) {
    this.length = parts.reduce((sum, { length }) => sum + length, 0);
    this.bytes = new Uint8Array((this.length + 2 * WORD) & -WORD);
    let at = 0;
    for (const part of parts) {
      this.bytes.set(part, at);
      at += part.length;
    }
    this.bytes.fill(LF, at);
    this.view = new DataView(this.bytes.buffer);
    const words = this.words();
    let ones = 0;
    let borrows = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? 0;
      ones |= word;
      // Takes one from each byte: a byte that was 0, or stands above one, gets its high bit.
      borrows |= (word - LOW_ONES) & ~word;
    }
    this.isAscii = (ones & HIGH_BITS) === 0;
    this.hasNul = (borrows & HIGH_BITS) !== 0;
    if (!this.isAscii) this.checkSequences(cut);
  }

  /** The text of bytes that are all ASCII. */
  ascii(start: number, end: number): string {
    this.asciiText ??= decoder.decode(
      this.isAscii ? this.bytes : this.words().map((word) => word & LOW_BITS),
    );
    return this.asciiText.slice(start, end);
  }

  text(start: number, end: number): string {
    return this.isAscii || this.isAsciiBetween(start, end)
      ? this.ascii(start, end)
      : this.decoded(start, end);
  }

  /** The text as the bytes are now, not as they were when the piece was made. */
  decoded(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, end));
  }

  private isAsciiBetween(start: number, end: number): boolean {
    const { bytes } = this;
    for (let i = start; i < end; i++) if ((bytes[i] ?? 0) > 0x7f) return false;
    return true;
  }

  private words(): Int32Array {
    return new Int32Array(this.bytes.buffer);
  }

  private checkSequences(cut: boolean): void {
    const bytes = this.bytes.subarray(0, this.length);
    for (let i = 0; i < bytes.length;) {
      if ((bytes[i] ?? 0) < 0x80) {
        i++;
        continue;
      }
      const length = utf8SequenceLength(bytes, i);
      if (length > 0) this.isWide = true;
      else if (length === 0 || !cut) this.isBad = true;
      i += Math.max(length, 1);
    }
  }
}
