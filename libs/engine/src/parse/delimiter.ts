const encoder = new TextEncoder();
const CR = 13;

/** What separates cells: one byte, but for the odd file that names another character in its first line. */
export class Delimiter {
  /** First byte. */
  readonly code: number;
  /** Bytes. */
  readonly length: number;
  readonly isOneByte: boolean;
  /** No byte above this one ends a cell without quotes. */
  readonly highestStop: number;
  private readonly bytes: Uint8Array;

  constructor(delimiter: string) {
    this.bytes = encoder.encode(delimiter);
    this.code = this.bytes[0] ?? 0;
    this.length = this.bytes.length;
    this.isOneByte = this.length === 1;
    this.highestStop = Math.max(this.code, CR);
  }

  standsAt(bytes: Uint8Array, at: number): boolean {
    if (bytes[at] !== this.code) return false;
    return this.isOneByte || this.bytes.every((byte, i) => bytes[at + i] === byte);
  }
}
