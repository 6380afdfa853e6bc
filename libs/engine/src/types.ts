import type { CellError, ColumnType, DecimalSeparator, DialectChoice, Limits } from '@etl-studio/contracts';
import type { Amount } from './numbers/amount';

/** The limits that hold while a file is read. */
export type EngineLimits = Pick<Limits, 'maxColumns' | 'maxFieldChars' | 'maxRows'>;

/** How the bytes become rows of cells. */
export interface Dialect {
  /** WHATWG label: `utf-8 utf-16le utf-16be windows-1252 shift_jis` … */
  encoding: string;
  bom: boolean;
  delimiter: string;
  quote: string;
  /** How a quote stands inside a quoted cell. */
  escape: 'double' | 'backslash';
  /** 1-based physical line on which the header record starts; null for a table without a header. */
  headerRow: number | null;
  /** 1-based physical line on which the first record after preamble and header starts. */
  firstDataLine: number;
  /** Given where the file is an export of this product: reading it undoes what the export did to texts and columns. */
  ownExport?: OwnExport;
  /** Given where somebody said how the file is read. */
  said?: DialectChoice;
}

/** Which export wrote a file. */
export interface OwnExport {
  of: 'records' | 'errors';
  /** Cells of its header. */
  width: number;
  /** Columns of the file that it was made of. */
  columns: number;
}

/** What the whole column says about its values, decided once for the file. */
export interface ColumnProfile {
  index: number;
  /** Stable name: trimmed, unique, never blank. */
  name: string;
  type: ColumnType;
  empty: number;
  distinct: number;
  samples: string[];
  /** Date formats that read every non-missing value, best first; more than one means undecided. Empty: no date column. */
  dateFormats: string[];
  /** Decimal separators that read every non-missing value, best first; more than one means undecided. Empty: no number column. */
  decimals: DecimalSeparator[];
  /** Why the first of the candidates stands first, e.g. `line 118 has 26 in first place`; null where undecided. */
  evidence: string | null;
}

/** A record after the header that is no data row. */
export interface NotRow {
  line: number;
  kind: 'total' | 'note';
  cells: string[];
}

/** Everything a first pass over the whole file finds out. Plain JSON: stored with the run, posted between threads. */
export interface FileProfile {
  dialect: Dialect;
  /** Header cells as they stand in the file; null without a header. */
  rawHeader: string[] | null;
  columns: ColumnProfile[];
  notRows: NotRow[];
  dataRows: number;
  /** First and last day the preamble states, `YYYY-MM-DD`. */
  reportPeriod: { from: string; to: string } | null;
  /** Decimal separator that the file's numbers prove; a point where none does. */
  decimal: DecimalSeparator;
  platform: { id: string; name: string } | null;
  warnings: { code: string; message: string; line?: number }[];
  /** The first data rows. */
  head: RawRow[];
}

/**
 * Where a record below the header starts, and a file may be cut: from there on it reads as it does within the whole
 * file, and what stands before ends with a whole record.
 */
export interface FileCut {
  /** Offset in the file of the record's first byte. */
  byteOffset: number;
  /** Physical line on which the record starts, from 1. */
  line: number;
  /** Of the first data row from there on, counted from 1. */
  rowNumber: number;
}

/** A data row as parsed, before any mapping. */
export interface RawRow {
  /** Counts data rows from 1. */
  rowNumber: number;
  /** Physical line on which the row starts, from 1. */
  line: number;
  /** Physical lines that the row spans. */
  lines: number;
  /** Offset in the file of the row's first byte. */
  byteOffset: number;
  cells: string[];
  /** Faults of the row itself: `too_many_fields bad_encoding nul_byte unclosed_quote too_long`. */
  faults: CellError[];
}

/** Physical lines of a file that are no data rows. A line end that ends the file opens no line. */
export interface LineCounts {
  preamble: number;
  header: number;
  /** Below the header. */
  blank: number;
  totals: number;
  /** Notes and comments below the header. */
  notes: number;
}

/** Values of a row in canonical form: ISO date, plain decimals without trailing zeros, integers. */
export interface MappedValues {
  date: string;
  campaign: string;
  channel: string;
  spend: string;
  clicks: number | null;
  conversions: string | null;
  currency: string | null;
}

/** The mapped fields of a record, amounts in a form that is added up and stored without making texts of them. */
export interface MappedFields {
  date: string;
  campaign: string;
  channel: string;
  spend: Amount;
  clicks: number | null;
  conversions: Amount | null;
  currency: string | null;
}

/** A row that becomes a record. */
export interface MappedRecord extends Readonly<MappedFields> {
  readonly errors: CellError[];
  readonly values: MappedValues;
}

/** A row with errors, and what could be converted of it. */
export interface RejectedRow extends Readonly<{ [Field in keyof MappedFields]: MappedFields[Field] | null }> {
  readonly errors: CellError[];
  readonly values: Partial<MappedValues>;
}

/** A row is a record exactly when `errors` is empty. */
export type RowOutcome = MappedRecord | RejectedRow;

/** A file that cannot be read as a table at all. */
export class FileError extends Error {
  constructor(
    readonly code:
      'empty_file' | 'no_header' | 'too_many_columns' | 'too_many_rows' | 'bad_encoding' | 'not_csv',
    message: string,
  ) {
    super(message);
  }
}
