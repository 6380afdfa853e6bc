import type { FileCut } from '../types';
import { CellBounds, type CellRules } from './cell-bounds';
import { isLineEnd } from './quoted-cell';
import { RECORD_LONG_CELL } from './record-marks';
import { afterLineEnd, INCOMPLETE, RecordReader, type RecordRules } from './record-reader';
import type { TextRow } from './text-row';
import { Utf8Piece } from './utf8-piece';

const LF = 10;
const CR = 13;
/** A record of more bytes than this is cut here: what keeps memory bounded in a file without line ends. */
const LONGEST_RECORD = 8 * 1_048_576;

/**
 * Splits UTF-8 into records (RFC 4180 and what the wild does to it): LF, CRLF and CR line ends in any mixture,
 * quoted line ends, spaces around quotes, text after a closing quote, unclosed quotes.
 */
export class RecordSplitter {
  private piece = new Utf8Piece([], false);
  /** The rest of a line that was too long is dropped. */
  private skipping = false;
  private line: number;
  private byteOffset: number;
  private readonly cells: CellBounds;
  private readonly reader: RecordReader;

  /** `fileLength` tells how many bytes of the file a part of the piece is; it is asked for one part after the other. */
  constructor(
    rules: RecordRules & CellRules,
    private readonly onRecord: (record: TextRow) => void,
    private readonly fileLength: (piece: Utf8Piece, from: number, to: number) => number,
    /** Offset in the file of the first byte that is not yet part of a record, and the line that it stands on. */
    { byteOffset, line }: Pick<FileCut, 'byteOffset' | 'line'> = { byteOffset: 0, line: 1 },
  ) {
    this.byteOffset = byteOffset;
    this.line = line;
    this.cells = new CellBounds(rules);
    this.reader = new RecordReader(rules, this.cells);
  }

  /**
   * Hands on the records that the piece completes; where the rest begins, which belongs in front of the next piece.
   * With `final`, the piece is the last one and all of it is read.
   */
  split(piece: Utf8Piece, final: boolean): number {
    const { cells, reader } = this;
    const { length } = piece;
    this.piece = piece;
    let from = 0;
    while (from < length) {
      if (this.skipping) {
        const line = this.skipLine(from, final);
        if (line.goesOn) return line.to;
        from = line.to;
        continue;
      }
      const isLong = length - from > LONGEST_RECORD;
      const to = isLong ? this.longRecordEnd(from, final) : reader.read(piece, from, length, final);
      if (to === INCOMPLETE) {
        cells.drop();
        return from;
      }
      this.emit(from, to);
      from = to;
    }
    return from;
  }

  private emit(from: number, to: number): void {
    const { line, byteOffset, reader } = this;
    const lines = reader.linesInCells + (reader.openLine ? 1 : 0);
    this.byteOffset += this.fileLength(this.piece, from, to);
    // The rest of a line that was too long is still to be dropped.
    this.line += this.skipping ? lines - 1 : lines;
    this.onRecord(this.cells.row(line, lines, byteOffset, to - from));
  }

  /** Where the record ends of which only the first bytes may count; the rest of its line is dropped if that is too little. */
  private longRecordEnd(from: number, final: boolean): number {
    const { cells, piece, reader } = this;
    const { bytes, length } = piece;
    let end = from + LONGEST_RECORD;
    // CR and LF stay together.
    while (end < length && bytes[end - 1] === CR) end++;
    if (end === length && !final) return INCOMPLETE;
    const next = bytes[end] ?? 0;
    bytes[end] = LF;
    const to = reader.read(piece, from, end, end === length);
    bytes[end] = next;
    if (to !== INCOMPLETE) return to;
    if (cells.count === 0) cells.add(from, end);
    cells.marks |= RECORD_LONG_CELL;
    reader.linesInCells = 0;
    for (let i = from; i < end; i++) if (isLineEnd(bytes, i, end)) reader.linesInCells++;
    this.skipping = true;
    return end;
  }

  /** Drops bytes up to the end of the line, or of the piece where the line goes on. */
  private skipLine(from: number, final: boolean): { to: number; goesOn: boolean } {
    const { piece } = this;
    const { bytes, length } = piece;
    let at = from;
    while (bytes[at] !== LF && bytes[at] !== CR) at++;
    const next = at < length ? afterLineEnd(bytes, at, length, final) : INCOMPLETE;
    const goesOn = next === INCOMPLETE;
    const to = goesOn ? at : next;
    this.byteOffset += this.fileLength(piece, from, to);
    if (!goesOn) this.line++;
    this.skipping = goesOn;
    return { to, goesOn };
  }
}
