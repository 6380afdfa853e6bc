import { DEFAULT_LIMITS, type DialectChoice } from '@etl-studio/contracts';
import { joined } from '../parse/decoder';
import { encodingOf } from '../parse/encodings';
import { FileError, type EngineLimits, type FileCut, type FileProfile } from '../types';
import { isDelimiter } from './delimiter-sign';
import { sniffHead } from './sniff-head';
import { TableInspector } from './table-inspector';

/** Bytes of the head from which the dialect is sniffed. */
const HEAD_BYTES = 262_144;

/** With what somebody says of how the file is read. */
export interface InspectorOptions extends DialectChoice {
  limits?: EngineLimits;
  /** Bytes after which the file may be cut again, at the next data row; 0: nowhere. */
  cutEvery?: number;
}

/** First pass over the whole file, in any chunks: what the file is and what its columns hold. Memory does not grow with the file. */
export class FileInspector {
  private readonly limits: EngineLimits;
  private readonly said: DialectChoice;
  private readonly cutEvery: number;
  private head: Uint8Array = new Uint8Array(0);
  private table: TableInspector | null = null;

  /** A RangeError where there is no such encoding or delimiter. */
  constructor({ limits, cutEvery, ...said }: InspectorOptions = {}) {
    this.limits = limits ?? DEFAULT_LIMITS;
    this.cutEvery = cutEvery ?? 0;
    this.said = given(said);
    if (said.encoding !== undefined) encodingOf(said.encoding);
    if (said.delimiter !== undefined && !isDelimiter(said.delimiter))
      throw new RangeError(`Not a delimiter: ${said.delimiter}. Expected one sign, such as ; or a tab.`);
  }

  /** Offsets at which the file may be cut, as far as it was read: `cuts` says more of each. */
  get cutOffsets(): readonly number[] {
    return this.table?.cutOffsets ?? [];
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

  /** Where the file may be cut, once `end` gave the profile. */
  cuts(profile: FileProfile): FileCut[] {
    return this.table?.cuts(profile) ?? [];
  }

  private opened(whole: boolean): TableInspector {
    if (this.head.length === 0)
      throw new FileError(
        'empty_file',
        'The file is empty (0 bytes). Export it again and upload the new one.',
      );
    const sniffed = sniffHead(this.head, this.limits, whole, this.said);
    const table = new TableInspector(sniffed, this.limits, this.cutEvery);
    this.table = table;
    table.push(this.head);
    this.head = new Uint8Array(0);
    return table;
  }
}

/** Without what is left open. */
function given({ encoding, delimiter, quote, headerRow }: DialectChoice): DialectChoice {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(quote !== undefined && { quote }),
    ...(headerRow !== undefined && { headerRow }),
  };
}
