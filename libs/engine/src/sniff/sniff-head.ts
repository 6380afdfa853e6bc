import type { DialectChoice } from '@etl-studio/contracts';
import { isBlank } from '../cells';
import { withoutEscapedBytes } from '../parse/bad-bytes';
import { Decoder } from '../parse/decoder';
import type { TextRow } from '../parse/text-row';
import { windows1252Char } from '../parse/windows-1252';
import { FileError, type Dialect, type EngineLimits } from '../types';
import { refuseControls, refuseMarkup, refuseOtherFormats } from './binary';
import { columnNames } from './column-names';
import { sniffEncoding } from './encoding';
import { findTable, saidTable, type TablePosition } from './header';
import { sniffOwnExport } from './own-dialect';
import { splitText } from './split-text';
import { sniffTextDialect, splitHead } from './text-dialect';

/** What the head of a file tells: enough to read the rest. */
export interface SniffedHead {
  dialect: Dialect;
  /** Nothing but ASCII so far in a file without BOM. */
  ascii: boolean;
  encodingFallback: boolean;
  /** Encodings that would do as well. */
  otherEncodings: string[];
  preamble: TextRow[];
  rawHeader: string[] | null;
  names: string[];
}

/** Throws `FileError` where the head shows that the file is no table of text. */
export function sniffHead(
  head: Uint8Array,
  limits: EngineLimits,
  whole: boolean,
  said: DialectChoice = {},
): SniffedHead {
  refuseOtherFormats(head);
  const { encoding, bom, bomLength, ascii, fallback, others } = sniffEncoding(
    head,
    whole,
    said.encoding ?? null,
  );
  const { text: decoded } = new Decoder(encoding).decode(head.subarray(bomLength), whole);
  const text = withoutEscapedBytes(decoded, windows1252Char);
  refuseMarkup(text);
  refuseControls(text);
  if (isBlank(text))
    throw new FileError(
      'empty_file',
      'The file holds nothing but blanks. Export it again and upload the new one.',
    );
  const oneLine = !/[\r\n]/.test(text);
  const isSaid = [said.delimiter, said.quote, said.headerRow].some((choice) => choice !== undefined);
  const own = isSaid ? null : sniffOwnExport(text, limits, whole || oneLine);
  const textDialect = own?.dialect ?? sniffTextDialect(text, limits, whole, said);
  const { records } = splitHead(text, textDialect, limits, whole || oneLine);
  const table = own
    ? { headerAt: 0, dataAt: 1, width: own.header.length }
    : tableOf(records, text, said.headerRow);
  if (table.width > limits.maxColumns) {
    // Wider records were cut above: counted are they as they stand.
    const unlimited = { ...limits, maxColumns: Number.POSITIVE_INFINITY };
    const uncut = splitText(text, textDialect, unlimited, whole || oneLine).records;
    const width = uncut[table.headerAt ?? table.dataAt]?.cells.length ?? table.width;
    throw new FileError(
      'too_many_columns',
      `The table has ${whole || !oneLine ? '' : 'at least '}${width} columns, and at most ${limits.maxColumns} are allowed. Remove the columns that the import does not need.`,
    );
  }
  const header = table.headerAt === null ? undefined : records[table.headerAt];
  const firstData = records[table.dataAt];
  const rawHeader = own?.header ?? header?.cells ?? null;
  const dialect: Dialect = {
    encoding,
    bom,
    delimiter: textDialect.delimiter,
    quote: textDialect.quote,
    escape: textDialect.backslash ? 'backslash' : 'double',
    headerRow: header?.line ?? null,
    firstDataLine: firstData?.line ?? (header?.line ?? 0) + 1 + linesIn(header),
    ...(own && { ownExport: own.ownExport }),
    ...(Object.keys(said).length > 0 && { said }),
  };
  const preamble = records.slice(0, table.headerAt ?? table.dataAt);
  return {
    dialect,
    ascii,
    encodingFallback: fallback,
    otherEncodings: others,
    preamble,
    rawHeader,
    names: columnNames(rawHeader, table.width),
  };
}

/** Throws `no_header` where no record could belong to a table, or the one that is said to be the header is none. */
function tableOf(records: TextRow[], text: string, headerRow: number | undefined): TablePosition {
  const table = headerRow === undefined ? findTable(records, text) : saidTable(records, text, headerRow);
  if (table) return table;
  throw new FileError(
    'no_header',
    headerRow
      ? `No names of columns start on line ${headerRow}. Say on which line they stand, or that the table has none.`
      : `The file has ${records.length} lines but none that could be the header or a row of a table. Export it with column names in the first row.`,
  );
}

/** Line ends inside the cells of a record. */
function linesIn(record: TextRow | undefined): number {
  return record?.cells.join('').match(/\r\n?|\n/g)?.length ?? 0;
}
