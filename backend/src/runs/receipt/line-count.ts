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

  // As a text of one character a byte: the engine finds characters far faster than a loop sees bytes.
  private addBytes(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.ends++;
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
      if (text.charCodeAt(at + 1) !== LF) this.ends++;
    // Its CR ended the piece before, and was counted there.
    if (this.previous === CR && text.startsWith('\n')) this.ends--;
    this.previous = text.charCodeAt(text.length - 1);
  }

  private addByte(byte: number): void {
    if (this.half === null) {
      this.half = byte;
      return;
    }
    const unit = this.bigEndian ? this.half * 256 + byte : byte * 256 + this.half;
    // The LF of a CRLF comes after a CR that has already been counted.
    if (unit === CR || (unit === LF && this.previous !== CR)) this.ends++;
    this.previous = unit;
    this.half = null;
  }
}
