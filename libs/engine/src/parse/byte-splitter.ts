import { restoredCells } from '../guard/own-export';
import type { Dialect, EngineLimits, FileCut } from '../types';
import type { CellRules } from './cell-bounds';
import { RecordSplitter } from './record-splitter';
import type { TextRow } from './text-row';
import { Transcoder } from './transcoder';
import { Utf8Piece } from './utf8-piece';

/** Above this many bytes an unfinished record is only looked at again once it has doubled: linear time for any chunk size. */
const PATIENT_FROM = 4096;

export interface SplitOptions {
  /** What stands in a cell for a byte that the encoding does not know. */
  badByte?: (byte: number) => string;
  /** Where in the file the bytes begin; without it, at its start. */
  from?: FileCut;
}

/** Bytes in, records out: a transcoder and a splitter that fit one dialect. */
export class ByteSplitter {
  private readonly transcoder: Transcoder;
  private readonly splitter: RecordSplitter;
  private skip: number;
  /** UTF-8 of the record that is not complete yet. */
  private pending: Uint8Array[] = [];
  private pendingLength = 0;
  private wanted = 0;
  private sawBad = false;
  private sawWide = false;

  constructor(
    dialect: Dialect,
    limits: EngineLimits,
    onRecord: (record: TextRow) => void,
    { badByte = () => '\ufffd', from }: SplitOptions = {},
  ) {
    this.transcoder = new Transcoder(dialect.encoding);
    this.skip = from ? 0 : bomLength(dialect);
    this.splitter = new RecordSplitter(
      {
        delimiter: dialect.delimiter,
        quote: dialect.quote,
        backslash: dialect.escape === 'backslash',
        ...cellRules(dialect, limits),
        badByte,
      },
      onRecord,
      (piece, from, to) => this.transcoder.fileLength(piece, from, to),
      from ?? { byteOffset: this.skip, line: 1 },
    );
  }

  /** Bytes were read that are bad in UTF-8, and none that only UTF-8 would have. */
  get isNotUtf8(): boolean {
    return this.sawBad && !this.sawWide;
  }

  push(chunk: Uint8Array): void {
    const skipped = Math.min(this.skip, chunk.length);
    this.skip -= skipped;
    const bytes = this.transcoder.utf8(skipped === 0 ? chunk : chunk.subarray(skipped), false);
    if (this.pendingLength + bytes.length < this.wanted) this.keep(bytes.slice());
    else this.split(bytes, false);
  }

  end(): void {
    this.split(this.transcoder.utf8(new Uint8Array(0), true), true);
  }

  private split(bytes: Uint8Array, final: boolean): void {
    const piece = new Utf8Piece([...this.pending, bytes], !final);
    this.sawBad ||= piece.isBad;
    this.sawWide ||= piece.isWide;
    const rest = this.splitter.split(piece, final);
    this.pending = [];
    this.pendingLength = 0;
    this.keep(piece.bytes.subarray(rest, piece.length));
    this.wanted = this.pendingLength > PATIENT_FROM ? 2 * this.pendingLength : 0;
  }

  private keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.pendingLength += bytes.length;
  }
}

/** A cell of an own export may have one character more than what it was made of, and a row some cells more. */
function cellRules(
  { ownExport }: Dialect,
  { maxColumns, maxFieldChars }: EngineLimits,
): Pick<CellRules, 'maxColumns' | 'maxFieldChars' | 'restored'> {
  if (!ownExport) return { maxColumns, maxFieldChars };
  return {
    maxColumns: Math.max(maxColumns, ownExport.width),
    maxFieldChars: maxFieldChars + 1,
    restored: (cells) => restoredCells(cells, ownExport),
  };
}

function bomLength({ bom, encoding }: Dialect): number {
  if (!bom) return 0;
  return encoding === 'utf-8' ? 3 : 2;
}
