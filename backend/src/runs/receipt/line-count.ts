const LF = 10;
const CR = 13;

/**
 * Counts the physical lines of a file by the line ends among its bytes (LF, CRLF, CR), apart from whoever reads the
 * rows: what rows and the rest of the file add up to can then be checked. A line end that ends the file opens no line.
 */
export class LineCount {
  private ends = 0;
  /** The unit before the next one: a byte, or two in UTF-16. */
  private previous = LF;
  /** The first byte of a unit whose second is still to come. */
  private half: number | null = null;
  private readonly wide: boolean;
  private readonly bigEndian: boolean;

  /** Takes a WHATWG label. Every encoding but UTF-16 writes line ends as ASCII does, and nothing else with their bytes. */
  constructor(encoding: string) {
    this.wide = encoding.startsWith('utf-16');
    this.bigEndian = encoding === 'utf-16be';
  }

  get lines(): number {
    const atEnd = this.half === null && (this.previous === LF || this.previous === CR);
    return this.ends + (atEnd ? 0 : 1);
  }

  push(bytes: Uint8Array): void {
    if (this.wide) for (const byte of bytes) this.addByte(byte);
    else this.addBytes(bytes);
  }

  private addBytes(bytes: Uint8Array): void {
    let { previous, ends } = this;
    const { length } = bytes;
    for (let i = 0; i < length; i++) {
      const byte = bytes[i] ?? 0;
      if (byte <= CR && isLineEnd(byte, previous)) ends++;
      previous = byte;
    }
    this.ends = ends;
    this.previous = previous;
  }

  private addByte(byte: number): void {
    if (this.half === null) {
      this.half = byte;
      return;
    }
    const unit = this.bigEndian ? this.half * 256 + byte : byte * 256 + this.half;
    if (isLineEnd(unit, this.previous)) this.ends++;
    this.previous = unit;
    this.half = null;
  }
}

/** CRLF ends one line: its LF comes after a CR that has already been counted. */
function isLineEnd(unit: number, previous: number): boolean {
  return unit === CR || (unit === LF && previous !== CR);
}
