import type { InspectionWarning } from '@etl-studio/contracts';
import { hasExtraCells } from '../parse/data-rows';
import {
  RECORD_BAD_BYTES,
  RECORD_LONG_CELL,
  RECORD_NUL,
  RECORD_TEXT_AFTER_QUOTE,
  RECORD_UNCLOSED_QUOTE,
} from '../parse/record-marks';
import type { TextRow } from '../parse/text-row';
import type { OwnExport } from '../types';
import { similarNames, spelledOut } from './similar-names';
import type { SniffedHead } from './sniff-head';

interface Counted {
  rows: number;
  line: number;
}

/** After the number of rows: one or many read alike. */
const MESSAGES = {
  short_rows: 'with fewer cells than the table has columns; the missing ones count as empty',
  long_rows: 'with more cells than the table has columns, rejected',
  text_after_quote: 'with text after a closing quote, which was kept',
  unclosed_quote: 'with a quote that is never closed, rejected',
  nul_byte: 'with NUL bytes, rejected',
  bad_encoding: 'with bytes that are no text in the encoding of the file, rejected',
  long_cells: 'with a cell longer than allowed, rejected',
};
type Counter = keyof typeof MESSAGES;

const OWN_EXPORTS: Record<OwnExport['of'], string> = {
  records: 'This is an export of imported records; its texts are read as they were before the export.',
  errors:
    'This is an export of rejected rows; its columns are those of the file they came from. Import it in append mode: in replace mode its rows take the place of all others of their days and channels.',
};

const MARKED: [Counter, number][] = [
  ['text_after_quote', RECORD_TEXT_AFTER_QUOTE],
  ['unclosed_quote', RECORD_UNCLOSED_QUOTE],
  ['nul_byte', RECORD_NUL],
  ['bad_encoding', RECORD_BAD_BYTES],
  ['long_cells', RECORD_LONG_CELL],
];

/** Counts what is odd about the rows of a file, to say it once each. */
export class FileWarnings {
  private readonly counted = new Map<Counter, Counted>();

  constructor(private readonly width: number) {}

  note(row: TextRow): void {
    const { width, marks, line } = row;
    if (width !== this.width) this.noteLength(row);
    if (marks === 0) return;
    for (const [counter, mark] of MARKED) if (marks & mark) this.count(counter, line);
  }

  list(head: SniffedHead, dataRows: number): InspectionWarning[] {
    const { encodingFallback, dialect, rawHeader, names } = head;
    const warnings: InspectionWarning[] = encodingFallback ? [encodingWarning(head)] : [];
    if (dialect.ownExport) warnings.push({ code: 'own_export', message: OWN_EXPORTS[dialect.ownExport.of] });
    if (rawHeader === null)
      warnings.push({
        code: 'no_header',
        message: `The first row holds data, not names; the columns are called ${names[0] ?? ''} and so on.`,
      });
    if (rawHeader?.some((cell, i) => cell.trim() !== names[i])) {
      warnings.push({
        code: 'renamed_columns',
        message: 'Blank or repeated column names were given names of their own.',
        ...lineOf(dialect.headerRow),
      });
    }
    for (const [one, other] of similarNames(names))
      warnings.push({
        code: 'similar_columns',
        message: `The columns “${spelledOut(one)}” and “${spelledOut(other)}” look alike but are different ones. Check which of them the mapping takes.`,
        ...lineOf(dialect.headerRow),
      });
    if (dataRows === 0)
      warnings.push({
        code: 'no_rows',
        message: 'The table has a header but no data rows. Check the date range of the export.',
      });
    if (encodingFallback && dialect.encoding === 'windows-1252') this.counted.delete('bad_encoding');
    for (const [code, { rows, line }] of this.counted)
      warnings.push({
        code,
        message: `${rows} ${rows === 1 ? 'row' : 'rows'} ${MESSAGES[code]} (first on line ${line}).`,
        line,
      });
    return warnings;
  }

  private noteLength({ cells, line }: TextRow): void {
    if (cells.length < this.width) this.count('short_rows', line);
    else if (hasExtraCells(cells, this.width)) this.count('long_rows', line);
  }

  private count(counter: Counter, line: number): void {
    const counted = this.counted.get(counter);
    if (counted) counted.rows++;
    else this.counted.set(counter, { rows: 1, line });
  }
}

function encodingWarning({ dialect, otherEncodings }: SniffedHead): InspectionWarning {
  const others = otherEncodings.length === 0 ? '' : ` It could be ${otherEncodings.join(' or ')} as well.`;
  return {
    code: 'encoding_fallback',
    message: `The file is not UTF-8; it was read as ${dialect.encoding}.${others} If letters look wrong, save it as UTF-8 and upload it again.`,
  };
}

function lineOf(line: number | null): { line?: number } {
  return line === null ? {} : { line };
}
