import { withoutEscapedBytes } from './bad-bytes';
import { RECORD_BAD_BYTES, RECORD_NUL } from './record-marks';
import { TextRow } from './text-row';
import { decodeBrokenUtf8, utf8SequenceLength } from './utf-8';
import { Utf8Piece } from './utf8-piece';

const encoder = new TextEncoder();
/** UTF-8 takes no more bytes for one UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;

/** The row marked for what no cell should hold, and with bytes that the encoding does not know replaced. */
export function withCleanCells(row: TextRow, badByte: (byte: number) => string): TextRow {
  const { piece, width } = row;
  let marks = 0;
  for (let index = 0; index < width; index++) {
    const cell = piece.bytes.subarray(row.start(index), row.end(index));
    if (cell.includes(0)) marks |= RECORD_NUL;
    if (!isUtf8(cell)) marks |= RECORD_BAD_BYTES;
  }
  if (marks === 0) return row;
  if ((marks & RECORD_BAD_BYTES) === 0) return row.withMarks(row.marks | marks);
  const cells = Array.from({ length: width }, (_, index) => {
    const text = decodeBrokenUtf8(piece.bytes.subarray(row.start(index), row.end(index)));
    return withoutEscapedBytes(text, badByte);
  });
  return withCells(row, row.marks | marks, cells);
}

/** The row with other marks and cells. */
export function withCells(
  { line, lines, byteOffset }: TextRow,
  marks: number,
  cells: readonly string[],
): TextRow {
  const units = cells.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(MOST_BYTES_A_UNIT * units);
  const bounds = new Int32Array(2 * cells.length);
  let at = 0;
  for (const [index, text] of cells.entries()) {
    bounds[2 * index] = at;
    bounds[2 * index + 1] = at += encoder.encodeInto(text, bytes.subarray(at)).written;
  }
  const piece = new Utf8Piece([bytes.subarray(0, at)], false);
  return new TextRow(line, lines, byteOffset, marks, cells.length, piece, bounds, 0, 0);
}

function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length;) {
    const length = utf8SequenceLength(bytes, i);
    if (length < 1) return false;
    i += length;
  }
  return true;
}
