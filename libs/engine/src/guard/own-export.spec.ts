import fc from 'fast-check';
import { RECORD_EXPORT_COLUMNS } from '@etl-studio/contracts';
import { suggestMapping } from '../suggest/suggest-mapping';
import { readAll } from '../testing/read-all';
import { guarded } from './formula-guard';
import { ownExportOf } from './own-export';

const RECORDS = RECORD_EXPORT_COLUMNS.join(',');

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

describe('an export of records', () => {
  const record = (campaign: string, spend = '1.5') => ['1', '2026-03-01', campaign, 'Ads', spend, '3', ''];

  it('is known by its exact header', () => {
    expect(ownExportOf([...RECORD_EXPORT_COLUMNS])).toEqual({ of: 'records', width: 7, columns: 7 });
    expect(ownExportOf(RECORD_EXPORT_COLUMNS.slice(1))).toBeNull();
    expect(ownExportOf([...RECORD_EXPORT_COLUMNS, 'note'])).toBeNull();
    expect(ownExportOf(['Date', 'campaign'])).toBeNull();
    expect(ownExportOf(['_row', '_errors'])).toBeNull();
  });

  it('reads texts as they were before they were guarded', () => {
    const campaigns = ['=1+1', '+SUM(A1)', '-2+3', '@x', "'=1", "''+a", "'plain'", '-5', '-5%', 'A, "b"\nc'];
    const { rows } = readAll(
      csv(
        RECORD_EXPORT_COLUMNS,
        campaigns.map((name) => record(guarded(name))),
      ),
    );
    expect(rows.map(({ cells }) => cells[2])).toEqual(campaigns);
  });

  it('suggests its own columns, points before decimals, and never the row number', () => {
    const text = csv(RECORD_EXPORT_COLUMNS, [record("'=a", '1.234'), record('b', '2.345')]);
    const suggested = suggestMapping(readAll(text).profile);
    expect(suggested).toMatchObject({
      date: { source: 'date', format: 'YYYY-MM-DD', ambiguous: null },
      campaign: { source: 'campaign' },
      channel: { source: 'channel' },
      spend: { source: 'spend', decimal: '.', ambiguous: null },
      clicks: { source: 'clicks' },
      conversions: { source: 'conversions' },
    });
    expect(JSON.stringify(suggested)).not.toContain('rowNumber');
  });

  it('has no totals, whatever its rows add up to', () => {
    const rows = [record('A', '1'), record('B', '2'), ['3', '2026-03-01', 'Total', '', '3', '6', '']];
    expect(readAll(csv(RECORD_EXPORT_COLUMNS, rows)).rows).toHaveLength(3);
  });

  it('takes no apostrophe for a quote', () => {
    const rows = ["'=a'", "'+b'", "'@c'"].map((name) => record(name));
    const { profile, rows: read } = readAll(csv(RECORD_EXPORT_COLUMNS, rows));
    expect(profile.dialect).toMatchObject({ delimiter: ',', quote: '"', escape: 'double', headerRow: 1 });
    expect(read.map(({ cells }) => cells[2])).toEqual(["=a'", "+b'", "@c'"]);
  });

  it('is still known when a spreadsheet saved it with semicolons', () => {
    const text = csv(RECORD_EXPORT_COLUMNS, [record("'=a")]).replaceAll(',', ';');
    expect(readAll(text).rows[0]?.cells[2]).toBe('=a');
  });

  it('keeps a text of the greatest length whole', () => {
    const long = `=${'x'.repeat(9_999)}`;
    const { rows } = readAll(csv(RECORD_EXPORT_COLUMNS, [record(guarded(long))]));
    expect(rows[0]).toMatchObject({ faults: [] });
    expect(rows[0]?.cells[2]).toBe(long);
  });
});

describe('an export of row errors', () => {
  const file = (header: string[], rows: string[][], extra = 0) =>
    csv(
      [...header.map(guarded), ...new Array<string>(extra).fill('_extra'), '_row', '_errors'],
      rows.map((cells, index) => [
        ...Array.from({ length: header.length + extra }, (_, column) => guarded(cells[column] ?? '')),
        String(index + 1),
        'Cost: not a number',
      ]),
    );

  it('has the columns and cells of the file that the rows came from', () => {
    const header = ['Day', '=Campaign', 'Cost', '', 'Cost'];
    const rows = [
      ['2026-03-01', '=1+1', '-12 EUR', '-', '+x'],
      ['', "'@b", '-€5', '--', '1'],
    ];
    const { profile, rows: read } = readAll(file(header, rows));
    expect(profile.rawHeader).toEqual(header);
    expect(profile.columns.map(({ name }) => name)).toEqual([
      'Day',
      '=Campaign',
      'Cost',
      'Column 4',
      'Cost (2)',
    ]);
    expect(read.map(({ cells }) => cells)).toEqual(rows);
    expect(profile.notRows).toEqual([]);
    expect(profile.warnings.map(({ code }) => code)).toEqual(['own_export', 'renamed_columns']);
  });

  it('finds the cells again that are too many', () => {
    const rows = [
      ['2026-03-01', 'A', '1', 'too', 'many'],
      ['2026-03-02', 'B', '2', '', ''],
    ];
    const { profile, rows: read } = readAll(file(['Day', 'Campaign', 'Cost'], rows, 2));
    expect(profile.columns).toHaveLength(3);
    expect(read[1]?.cells).toEqual(['2026-03-02', 'B', '2']);
    expect(read.map(({ faults }) => faults.map(({ code }) => code))).toEqual([['too_many_fields'], []]);
  });

  it('may have as many columns as any file, and its own', () => {
    const header = Array.from({ length: 200 }, (_, index) => `Column ${index}`);
    const { profile, rows } = readAll(file(header, [header]));
    expect(profile.columns).toHaveLength(200);
    expect(rows[0]).toMatchObject({ cells: header, faults: [] });
  });
});

describe("a stranger's file", () => {
  it.each([
    `rowNumber,date,campaign,channel,spend,clicks\n1,2026-03-01,'=1+1,Ads,2,3\n`,
    `Day,Campaign,Cost\n2026-03-01,'=1+1,2\n2026-03-02,'@x,3\n`,
    `note\n${RECORDS}\n1,2026-03-01,'=1+1,Ads,2,3,\n1,2026-03-01,'=1+2,Ads,2,3,\n`,
  ])('keeps its apostrophes: %j', (text) => {
    const { profile, rows } = readAll(text);
    expect(profile.dialect.ownExport).toBeUndefined();
    expect(JSON.stringify(rows.map(({ cells }) => cells))).toContain("'=1+1");
  });
});

describe('any cells', () => {
  it('come back from an export of row errors as they were', () => {
    const character = fc.constantFrom(
      "'",
      '"',
      '=',
      '+',
      '-',
      '@',
      ',',
      ';',
      '\n',
      '1',
      '.',
      'a',
      ' ',
      '€',
      '＝',
    );
    const cell = fc.string({ unit: character, maxLength: 6 });
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const filled = rows.filter((cells) => cells.some((text) => text.trim() !== ''));
        const text = csv(
          ['Day', 'Campaign', 'Cost', '_row', '_errors'],
          filled.map((cells, index) => [...cells.map(guarded), String(index + 1), 'why']),
        );
        expect(readAll(text).rows.map(({ cells }) => cells)).toEqual(filled);
      }),
    );
  });
});
