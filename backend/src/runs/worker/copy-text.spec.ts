import type { RawRow } from '@etl-studio/engine';
import { linePrefix, recordLine, rowErrorLine } from './copy-text';

const prefix = linePrefix({ orgId: 'o', runId: 'r', epoch: 3 });
const row: RawRow = { rowNumber: 7, line: 12, lines: 1, byteOffset: 340, cells: ['a'], faults: [] };
const values = {
  date: '2026-01-31',
  campaign: 'Brand',
  channel: 'Search',
  spend: '12.5',
  clicks: 3,
  conversions: '0.25',
  currency: 'EUR',
};

describe('recordLine', () => {
  it('puts the values in the order of the table', () => {
    expect(recordLine(prefix, row, values)).toBe(
      'o\tr\t3\t7\t12\t2026-01-31\tBrand\tSearch\t12.5\t3\t0.25\tEUR\n',
    );
  });

  it('writes what is missing as null and zero as zero', () => {
    const line = recordLine(prefix, row, { ...values, clicks: 0, conversions: null, currency: null });
    expect(line).toMatch(/\t12\.5\t0\t\\N\t\\N\n$/);
  });

  it('escapes what would end a field or a line', () => {
    const line = recordLine(prefix, row, { ...values, campaign: 'a\tb\nc\\N\rd' });
    expect(line).toContain('\ta\\tb\\nc\\\\N\\rd\t');
    expect(line.match(/\n/g)).toHaveLength(1);
  });
});

describe('rowErrorLine', () => {
  const error = { code: 'required', field: null, column: null, message: 'Say "x".', value: null } as const;

  it('quotes array elements and keeps nulls apart from the word NULL', () => {
    const line = rowErrorLine(prefix, { ...row, cells: ['NULL', '', 'a,b'] }, [error]);
    expect(line).toBe(
      'o\tr\t3\t7\t12\t340\t{"required"}\t{NULL}\t{NULL}\t{"Say \\\\"x\\\\"."}\t{NULL}\t{"NULL","","a,b"}\n',
    );
  });

  it('escapes backslashes twice: for the array, then for COPY', () => {
    expect(rowErrorLine(prefix, { ...row, cells: ['\\'] }, [error])).toContain('{"\\\\\\\\"}');
  });

  it('shows a NUL character, which the database cannot hold', () => {
    expect(rowErrorLine(prefix, { ...row, cells: ['a\0b'] }, [error])).toContain('{"a\u2400b"}');
  });
});
