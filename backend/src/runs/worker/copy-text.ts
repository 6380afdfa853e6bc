import type { MappedFields, RawRow } from '@etl-studio/engine';
import type { CellError } from '@etl-studio/contracts';
import type { RowHome } from '../rows/row-homes';
import type { CopyLines } from './copy-lines';

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

const OWNER_COLUMNS = 'org_id, run_id, epoch, ';
const RECORD_COLUMNS = 'row_number, line, date, campaign, channel, spend, clicks, conversions, currency';
const ROW_ERROR_COLUMNS =
  'row_number, line, lines, byte_offset, codes, fields, columns, messages, raw_values, cells';

/** In the order of the table's arrays. */
const ERROR_PARTS = ['code', 'field', 'column', 'message', 'value'] as const;

/** Column lists in the order of the lines below; tables of a run's own do without its owner. */
export const recordColumns = ({ ownTables }: RowHome): string =>
  ownTables ? RECORD_COLUMNS : OWNER_COLUMNS + RECORD_COLUMNS;
export const rowErrorColumns = ({ ownTables }: RowHome): string =>
  ownTables ? ROW_ERROR_COLUMNS : OWNER_COLUMNS + ROW_ERROR_COLUMNS;

/** The part of a line that all rows of an attempt share. */
export function linePrefix({ orgId, runId, epoch, ownTables }: RowHome): string {
  return ownTables ? '' : `${orgId}\t${runId}\t${epoch}\t`;
}

/** A record as a line of COPY's text format; its source is PostgreSQL's documentation of COPY. */
export function addRecordLine(lines: CopyLines, prefix: string, row: RawRow, record: MappedFields): void {
  if (prefix !== '') lines.raw(prefix);
  lines.integer(row.rowNumber);
  lines.integer(row.line);
  lines.text(record.date);
  lines.text(record.campaign);
  lines.text(record.channel);
  lines.amount(record.spend);
  if (record.clicks === null) lines.nothing();
  else lines.integer(record.clicks);
  if (record.conversions === null) lines.nothing();
  else lines.amount(record.conversions);
  if (record.currency === null) lines.nothing();
  else lines.text(record.currency);
  lines.endLine();
}

/** A rejected row as a line of COPY's text format. */
export function addRowErrorLine(
  lines: CopyLines,
  prefix: string,
  row: RawRow,
  errors: readonly CellError[],
): void {
  if (prefix !== '') lines.raw(prefix);
  lines.integer(row.rowNumber);
  lines.integer(row.line);
  lines.integer(row.lines);
  lines.integer(row.byteOffset);
  for (const part of ERROR_PARTS) lines.list(errors.map((error) => error[part]));
  lines.list(row.cells);
  lines.endLine();
}

export function mustEscape(value: string): boolean {
  return ESCAPED.test(value);
}

export function escaped(value: string): string {
  return value.replace(EACH_ESCAPED, (char) => ESCAPES[char] ?? char);
}
