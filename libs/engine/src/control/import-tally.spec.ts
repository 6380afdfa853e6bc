import type { Mapping } from '@etl-studio/contracts';
import { compileMapping } from '../map/compile-mapping';
import { readAll } from '../testing/read-all';
import { ImportTally } from './import-tally';

const MAPPING: Mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Ads' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
};

function tally(text: string) {
  const { profile, rows } = readAll(text);
  const mapper = compileMapping(profile, MAPPING, {});
  const sums = new ImportTally();
  for (const row of rows) sums.add(row, mapper.map(row));
  return { sums, control: sums.control(profile, MAPPING) };
}

const ROWS =
  'Day,Campaign,Cost,Clicks\n2026-05-01,A,0.10,1\n2026-05-02,B,0.20,2\n2026-05-32,C,0.40,4\n2026-05-33,D,abc,8\n';

describe('an import', () => {
  it('counts every row once and sums the valid ones exactly', () => {
    const { sums } = tally(ROWS);
    expect(sums).toMatchObject({ totalRows: 4, validRows: 2, invalidRows: 2, spend: '0.3' });
  });

  it('lists causes by field, most frequent first', () => {
    expect(tally(ROWS).sums.topErrors()).toEqual([
      { code: 'invalid_date', field: 'date', count: 2, sampleRow: 3 },
      { code: 'invalid_number', field: 'spend', count: 1, sampleRow: 4 },
    ]);
  });

  it('compares the totals of the file with valid and rejected rows', () => {
    expect(tally(`${ROWS}Total,,0.70,15\n`).control).toEqual({
      spend: { file: '0.7', rows: '0.7', difference: '0' },
      clicks: { file: '15', rows: '15', difference: '0' },
      conversions: null,
      matches: true,
    });
  });

  it('shows by how much a total differs', () => {
    expect(tally(`${ROWS}Total,,0.71,15\n`).control).toMatchObject({
      spend: { difference: '0.01' },
      matches: false,
    });
  });

  it('takes the total that fits among several', () => {
    expect(tally(`${ROWS}Total: Account,,9,99\nTotal: Campaigns,,0.70,15\n`).control?.matches).toBe(true);
  });

  it('has no control totals without totals', () => {
    expect(tally(ROWS).control).toBeNull();
  });
});

describe('the figures of an import', () => {
  it('stand apart for imported and rejected rows', () => {
    const { sums } = tally(`${ROWS}2026-05-03,"two\nlines",0.001,16\n`);
    expect(sums.imported).toEqual({ rows: 3, lines: 4, spend: '0.301', clicks: '19', conversions: '0' });
    expect(sums.rejected).toEqual({ rows: 2, lines: 2, spend: '0.4', clicks: '12', conversions: '0' });
  });
});

describe('an import in parts', () => {
  it('adds up to what the whole would, whatever the parts are', () => {
    const errors = '2026-05-32,D,abc,8\n2026-05-33,E,x,16\n';
    const text = `${ROWS}${errors}Total,,123456789012345.70,31\n`;
    const { profile, rows } = readAll(text);
    const mapper = compileMapping(profile, MAPPING, {});
    const whole = new ImportTally();
    for (const row of rows) whole.add(row, mapper.map(row));
    for (let cut = 0; cut <= rows.length; cut++) {
      const merged = new ImportTally();
      for (const part of [rows.slice(0, cut), rows.slice(cut)]) {
        const tally = new ImportTally();
        for (const row of part) tally.add(row, mapper.map(row));
        merged.addState(JSON.parse(JSON.stringify(tally.state)));
      }
      expect(merged.state).toEqual(whole.state);
      expect(merged.topErrors()).toEqual(whole.topErrors());
      expect(merged.control(profile, MAPPING)).toEqual(whole.control(profile, MAPPING));
    }
  });
});
