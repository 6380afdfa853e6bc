import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { joined } from '../parse/decoder';
import { encodingOf } from '../parse/encodings';
import { FileError, type EngineLimits, type FileProfile } from '../types';
import { sniffHead } from './sniff-head';
import { TableInspector } from './table-inspector';

/** Bytes of the head from which the dialect is sniffed. */
const HEAD_BYTES = 262_144;

/** First pass over the whole file, in any chunks: what the file is and what its columns hold. Memory does not grow with the file. */
export class FileInspector {
  private readonly limits: EngineLimits;
  private readonly encoding: string | null;
  private head: Uint8Array = new Uint8Array(0);
  private table: TableInspector | null = null;

  /** `encoding` is a WHATWG label that somebody says a file without BOM has; a RangeError where there is none such. */
  constructor(options: { limits?: EngineLimits; encoding?: string } = {}) {
    this.limits = options.limits ?? DEFAULT_LIMITS;
    this.encoding = options.encoding ?? null;
    if (this.encoding !== null) encodingOf(this.encoding);
  }

  /** Throws `FileError` as soon as the bytes show that the file cannot be read. */
  push(chunk: Uint8Array): void {
    if (this.table) {
      this.table.push(chunk);
      return;
    }
    const missing = HEAD_BYTES - this.head.length;
    this.head = joined(this.head, chunk.subarray(0, missing));
    if (this.head.length < HEAD_BYTES) return;
    const table = this.opened(false);
    if (chunk.length > missing) table.push(chunk.subarray(missing));
  }

  /** Throws `FileError` where the file is no table. */
  end(): FileProfile {
    return (this.table ?? this.opened(true)).end();
  }

  private opened(whole: boolean): TableInspector {
    if (this.head.length === 0)
      throw new FileError(
        'empty_file',
        'The file is empty (0 bytes). Export it again and upload the new one.',
      );
    const table = new TableInspector(sniffHead(this.head, this.limits, whole, this.encoding), this.limits);
    this.table = table;
    table.push(this.head);
    this.head = new Uint8Array(0);
    return table;
  }
}
