import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { FileInspector } from '../sniff/file-inspector';
import type { FileProfile } from '../types';
import { MendedFileReader, type MendedFileRow } from './mended-file';

function profileOf(bytes: Uint8Array): FileProfile {
  const inspector = new FileInspector();
  inspector.push(bytes);
  return inspector.end();
}

const source = profileOf(
  Buffer.from('Day,Campaign,Cost,Cost\n2026-03-01,Brand,1.5,2\n2026-03-02,Brand,2.5,3\n'),
);

function read(text: string | Uint8Array, of: FileProfile = source) {
  const bytes = Buffer.from(text);
  const rows: MendedFileRow[] = [];
  const reader = new MendedFileReader(profileOf(bytes), of, DEFAULT_LIMITS, (row) => rows.push(row));
  for (let at = 0; at < bytes.length; at += 7) reader.push(bytes.subarray(at, at + 7));
  reader.end();
  return {
    hasHeader: reader.hasHeader,
    rows: rows.map(({ rowNumber, cells }) => [rowNumber, Object.fromEntries(cells)]),
  };
}

const EXPORT = `Day,Campaign,Cost,Cost,_row,_errors\n2026-03-01,'=Brand,x,1,7,"Cost: no\nnumber"\n,B,1,,12,why\n`;
const ROWS = [
  [7, { 0: '2026-03-01', 1: '=Brand', 2: 'x', 3: '1' }],
  [12, { 0: '', 1: 'B', 2: '1', 3: '' }],
];

describe('a mended export', () => {
  it('gives its rows with the cells of the file that they came from', () => {
    expect(read(EXPORT)).toEqual({ hasHeader: true, rows: ROWS });
  });

  it.each([
    ['with semicolons', EXPORT.replaceAll(',', ';')],
    ['with a byte order mark', `\ufeff${EXPORT}`],
    ['as UTF-16', Buffer.from(`\ufeff${EXPORT.replaceAll(',', '\t')}`, 'utf16le')],
    ['with CRLF', EXPORT.replaceAll('\n', '\r\n')],
    ['with blank lines', `${EXPORT},,,,,\n\n`],
  ])('may have been saved by a spreadsheet: %s', (_how, text) => {
    expect(read(text).rows).toEqual(ROWS);
  });

  it('may have other columns, in another order, and lack some', () => {
    const text = 'note,_row,Cost,Campaign\nfixed,12.0,3,"\'@B"\nsee below,abc,4,C\n';
    expect(read(text)).toEqual({
      hasHeader: true,
      rows: [
        [12, { 2: '3', 1: '@B' }],
        [null, { 2: '4', 1: 'C' }],
      ],
    });
  });

  it('keeps rows that look like totals or comments', () => {
    const text = 'Day,Campaign,Cost,Cost,_row,_errors\n#1,Brand,1,1,1,x\n,Total,1,1,2,x\n';
    expect(read(text).rows.map(([rowNumber]) => rowNumber)).toEqual([1, 2]);
  });

  it('gives cells beyond the table their places again', () => {
    const text = 'Day,Campaign,Cost,Cost,_extra,_extra,_row,_errors\n2026-03-01,B,1,1,5,6,3,x\n';
    expect(read(text).rows).toEqual([[3, { 0: '2026-03-01', 1: 'B', 2: '1', 3: '1', 4: '5', 5: '6' }]]);
  });

  it('is none without row numbers, or without a column of the file', () => {
    expect(read('Day,Campaign,Cost\n2026-03-01,Brand,1\n')).toEqual({ hasHeader: false, rows: [] });
    expect(read('_row,Umsatz,Tag\n1,2,2026-03-01\n').hasHeader).toBe(false);
  });
});
