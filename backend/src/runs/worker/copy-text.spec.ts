import { Amount, type MappedFields, type RawRow } from '@etl-studio/engine';
import type { CellError } from '@etl-studio/contracts';
import { CopyLines } from './copy-lines';
import { addRecordLine, addRowErrorLine, linePrefix, recordColumns } from './copy-text';

const home = { orgId: 'o', runId: 'r', epoch: 3, ownTables: false };
const prefix = linePrefix(home);
const row: RawRow = { rowNumber: 7, line: 12, lines: 1, byteOffset: 340, cells: ['a'], faults: [] };
const record: MappedFields = {
  date: '2026-01-31',
  campaign: 'Brand',
  channel: 'Search',
  spend: Amount.of('12.5'),
  clicks: 3,
  conversions: Amount.of('0.25'),
  currency: 'EUR',
};

function recordLine(over: Partial<MappedFields> = {}): string {
  const lines = new CopyLines();
  addRecordLine(lines, prefix, row, { ...record, ...over });
  return lines.take().toString();
}

function rowErrorLine(cells: string[], error: CellError): string {
  const lines = new CopyLines();
  addRowErrorLine(lines, prefix, { ...row, cells }, [error]);
  return lines.take().toString();
}

describe('a record as a line', () => {
  it('puts the values in the order of the table', () => {
    expect(recordLine()).toBe('o\tr\t3\t7\t12\t2026-01-31\tBrand\tSearch\t12.5\t3\t0.25\tEUR\n');
  });

  it('leaves the owner out of a table of the run’s own', () => {
    const own = { ...home, ownTables: true };
    expect([linePrefix(own), recordColumns(own).startsWith('row_number')]).toEqual(['', true]);
  });

  it('writes what is missing as null and zero as zero', () => {
    expect(recordLine({ clicks: 0, conversions: null, currency: null })).toMatch(/\t12\.5\t0\t\\N\t\\N\n$/);
  });

  it('escapes what would end a field or a line', () => {
    const line = recordLine({ campaign: 'a\tb\nc\\N\rd' });
    expect(line).toContain('\ta\\tb\\nc\\\\N\\rd\t');
    expect(line.match(/\n/g)).toHaveLength(1);
  });

  it('is UTF-8, whatever the characters', () => {
    expect(recordLine({ campaign: 'Größe 日本 🎯', channel: 'é' })).toContain('\tGröße 日本 🎯\té\t');
  });
});

describe('many lines', () => {
  it('grow beyond their first room and lose nothing', () => {
    const lines = new CopyLines();
    const campaign = '日'.repeat(9_000);
    for (let n = 0; n < 50; n++) addRecordLine(lines, prefix, row, { ...record, campaign });
    const text = lines.take().toString();
    expect(text.split('\n')).toHaveLength(51);
    expect(text.split(campaign)).toHaveLength(51);
    expect(lines.length).toBe(0);
  });

  it.each([0, 9, 10, 99, 100, 12_345, 999_999_999, 1_000_000_000, Number.MAX_SAFE_INTEGER, -1])(
    'write the integer %d',
    (value) => {
      const lines = new CopyLines();
      lines.integer(value);
      lines.endLine();
      expect(lines.take().toString()).toBe(`${value}\n`);
    },
  );

  it.each([
    ['0'],
    ['0.5'],
    ['12.05', '12.0500'],
    ['100', '100.00'],
    ['-0.25'],
    ['-3', '-3.0'],
    ['999999999.999999999'],
    ['1000000000.5'],
    ['1.000000000001'],
    ['999999999999999.999999999999'],
  ])('write the amount %s', (plain, written = plain) => {
    const lines = new CopyLines();
    lines.amount(Amount.of(written));
    lines.endLine();
    expect(lines.take().toString()).toBe(`${plain}\n`);
  });
});

describe('a rejected row as a line', () => {
  const error: CellError = { code: 'required', field: null, column: null, message: 'Say "x".', value: null };

  it('quotes array elements and keeps nulls apart from the word NULL', () => {
    expect(rowErrorLine(['NULL', '', 'a,b'], error)).toBe(
      'o\tr\t3\t7\t12\t1\t340\t{"required"}\t{NULL}\t{NULL}\t{"Say \\\\"x\\\\"."}\t{NULL}\t{"NULL","","a,b"}\n',
    );
  });

  it('escapes backslashes twice: for the array, then for COPY', () => {
    expect(rowErrorLine(['\\'], error)).toContain('{"\\\\\\\\"}');
  });

  it('takes cells as long as they may be, of characters that grow', () => {
    const cell = '\\"'.repeat(5_000);
    const line = rowErrorLine([cell, 'é'.repeat(10_000), 'end'], error);
    expect(line).toContain('\\\\\\\\\\\\"'.repeat(5_000));
    expect(line).toMatch(/"é{10000}","end"}\n$/);
  });

  it('shows a NUL character, which the database cannot hold', () => {
    expect(rowErrorLine(['a\0b'], error)).toContain('{"a\u2400b"}');
  });
});
