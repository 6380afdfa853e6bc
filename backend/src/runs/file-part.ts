/** A part of a stored file: whole records, which can be read apart from the others. Plain JSON, kept with the file. */
export interface FilePart {
  /** Offset of its first byte. */
  from: number;
  /** Offset behind its last byte. */
  to: number;
  /** Physical line on which it begins, from 1. */
  line: number;
  /** Number of its first data row, from 1. */
  row: number;
  /** Of its bytes. */
  sha256: string;
}
