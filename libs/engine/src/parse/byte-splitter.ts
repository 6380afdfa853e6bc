import type { Dialect, EngineLimits } from '../types';
import { StreamDecoder } from './decoder';
import type { TextRow } from './text-row';
import { RecordSplitter } from './record-splitter';

/** Bytes in, records out: a decoder and a splitter that fit one dialect. */
export class ByteSplitter {
  private readonly decoder: StreamDecoder;
  private readonly splitter: RecordSplitter;
  private skip: number;

  constructor(dialect: Dialect, limits: EngineLimits, onRecord: (record: TextRow) => void, badByte: (byte: number) => string = () => '\ufffd') {
    this.decoder = new StreamDecoder(dialect.encoding);
    this.skip = bomLength(dialect);
    this.splitter = new RecordSplitter(
      {
        delimiter: dialect.delimiter,
        quote: dialect.quote,
        backslash: dialect.escape === 'backslash',
        maxColumns: limits.maxColumns,
        maxFieldChars: limits.maxFieldChars,
        badByte,
        byteLength: (text, from, to) => this.decoder.byteLength(text, from, to),
      },
      onRecord,
      { byteOffset: this.skip },
    );
  }

  /** Bytes were read that are bad in UTF-8, and none that only UTF-8 would have. */
  get isNotUtf8(): boolean {
    return this.decoder.sawBad && !this.decoder.sawWide;
  }

  push(chunk: Uint8Array): void {
    const skipped = Math.min(this.skip, chunk.length);
    this.skip -= skipped;
    this.splitter.push(this.decoder.push(skipped === 0 ? chunk : chunk.subarray(skipped)));
  }

  end(): void {
    this.splitter.push(this.decoder.end());
    this.splitter.end();
  }
}

function bomLength({ bom, encoding }: Dialect): number {
  if (!bom) return 0;
  return encoding === 'utf-8' ? 3 : 2;
}
