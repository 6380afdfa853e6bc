import type { MappedValues, RawRow } from '@etl-studio/engine';
import type { CellError } from '@etl-studio/contracts';

/** Identifies the rows of one attempt; the first columns of both record tables. */
export interface RowOwner {
  orgId: string;
  runId: string;
  epoch: number;
}

const NULL = '\\N';
/** Postgres text holds no NUL: the symbol that shows one stands in its place. */
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\u2400',
};
const ESCAPED = /[\\\n\r\t\0]/;
const EACH_ESCAPED = new RegExp(ESCAPED, 'g');

/** Column lists in the order of the lines below. */
export const RECORD_COLUMNS =
  'org_id, run_id, epoch, row_number, line, date, campaign, channel, spend, clicks, conversions, currency';
export const ROW_ERROR_COLUMNS =
  'org_id, run_id, epoch, row_number, line, byte_offset, codes, fields, columns, messages, raw_values, cells';

/** The part of a line that all rows of an attempt share. */
export function linePrefix(owner: RowOwner): string {
  return `${owner.orgId}\t${owner.runId}\t${owner.epoch}\t`;
}

/** A record as a line of COPY's text format; its source is PostgreSQL's documentation of COPY. */
export function recordLine(prefix: string, row: RawRow, values: MappedValues): string {
  return (
    `${prefix}${row.rowNumber}\t${row.line}\t${values.date}\t${text(values.campaign)}\t${text(values.channel)}` +
    `\t${values.spend}\t${values.clicks ?? NULL}\t${values.conversions ?? NULL}\t${nullable(values.currency)}\n`
  );
}

/** A rejected row as a line of COPY's text format. */
export function rowErrorLine(prefix: string, row: RawRow, errors: readonly CellError[]): string {
  const lists = [
    errors.map((error) => error.code),
    errors.map((error) => error.field),
    errors.map((error) => error.column),
    errors.map((error) => error.message),
    errors.map((error) => error.value),
    row.cells,
  ];
  return `${prefix}${row.rowNumber}\t${row.line}\t${row.byteOffset}\t${lists.map(list).join('\t')}\n`;
}

function nullable(value: string | null): string {
  return value === null ? NULL : text(value);
}

// Hardly a value needs escaping, and looking is far cheaper than replacing.
function text(value: string): string {
  return ESCAPED.test(value) ? value.replace(EACH_ESCAPED, (char) => ESCAPES[char] ?? char) : value;
}

// An array literal is quoted first and escaped for COPY after.
function list(values: readonly (string | null)[]): string {
  const elements = values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`));
  return text(`{${elements.join(',')}}`);
}
