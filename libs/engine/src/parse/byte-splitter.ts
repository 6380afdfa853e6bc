import { restoredCells } from '../guard/own-export';
import type { Dialect, EngineLimits } from '../types';
import type { CellLimits } from './cell-bounds';
import { Decoder, joined } from './decoder';
import { RecordSplitter } from './record-splitter';
import type { TextRow } from './text-row';

/** Above this many bytes an unfinished record is only looked at again once it has doubled: linear time for any chunk size. */
const PATIENT_FROM = 65_536;

/** Bytes in, records out: a decoder and a splitter that fit one dialect. */
export class ByteSplitter {
  private readonly decoder: Decoder;
  private readonly splitter: RecordSplitter;
  private skip: number;
  /** Bytes of the record that is not complete yet. */
  private pending: Uint8Array[] = [];
  private pendingLength = 0;
  private wanted = 0;

  constructor(
    dialect: Dialect,
    limits: EngineLimits,
    onRecord: (record: TextRow) => void,
    badByte: (byte: number) => string = () => '\ufffd',
  ) {
    this.decoder = new Decoder(dialect.encoding);
    this.skip = bomLength(dialect);
    this.splitter = new RecordSplitter(
      {
        delimiter: dialect.delimiter,
        quote: dialect.quote,
        backslash: dialect.escape === 'backslash',
        ...cellLimits(dialect, limits),
        badByte,
        byteLength: (text, from, to) => this.decoder.byteLength(text, from, to),
      },
      onRecord,
      this.skip,
    );
  }

  /** Bytes were read that are bad in UTF-8, and none that only UTF-8 would have. */
  get isNotUtf8(): boolean {
    return this.decoder.sawBad && !this.decoder.sawWide;
  }

  push(chunk: Uint8Array): void {
    const skipped = Math.min(this.skip, chunk.length);
    this.skip -= skipped;
    const bytes = skipped === 0 ? chunk : chunk.subarray(skipped);
    if (this.pendingLength + bytes.length < this.wanted) this.keep(bytes);
    else this.split(bytes, false);
  }

  end(): void {
    this.split(new Uint8Array(0), true);
  }

  private split(bytes: Uint8Array, final: boolean): void {
    const { splitter } = this;
    const all = this.pendingLength === 0 ? bytes : joined(...this.pending, bytes);
    const start = splitter.byteOffset;
    splitter.split(this.decoder.decode(all, final), final);
    this.pending = [];
    this.pendingLength = 0;
    this.keep(all.subarray(splitter.byteOffset - start));
    this.wanted = this.pendingLength > PATIENT_FROM ? 2 * this.pendingLength : 0;
  }

  /** Keeps a copy: the caller may use its chunk again. */
  private keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes.slice());
    this.pendingLength += bytes.length;
  }
}

/** A cell of an own export may have one character more than what it was made of, and a row some cells more. */
function cellLimits({ ownExport }: Dialect, { maxColumns, maxFieldChars }: EngineLimits): CellLimits {
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
