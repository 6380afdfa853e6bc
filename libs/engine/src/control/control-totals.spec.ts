import type { ControlTotals, Mapping, Rules } from '@etl-studio/contracts';
import { compileMapping } from '../map/compile-mapping';
import { readAll } from '../testing/read-all';
import { ImportTally } from './import-tally';

const MAPPING: Mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Ads' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Conv.' },
};

function control(rows: string[], mapping: Mapping = MAPPING, rules: Rules = {}): ControlTotals | null {
  const { profile, rows: read } = readAll(`Day;Campaign;Cost;Clicks;Conv.\n${rows.join('\n')}\n`);
  const mapper = compileMapping(profile, mapping, rules);
  const tally = new ImportTally();
  for (const row of read) tally.add(row, mapper.map(row));
  return tally.control(profile, mapping);
}

const A = '2026-05-01;A;4.00;1;0.5';
const B = '2026-05-02;B;6.00;2;';

describe('control totals', () => {
  it('are the grand total where group totals stand beside it, in any order', () => {
    const totals = ['Total: Search;;4.00;1;0.5', 'Total: Display;;6.00;2;', 'Grand total;;10.00;3;0.5'];
    const expected = {
      spend: { file: '10', rows: '10', difference: '0' },
      clicks: { file: '3', rows: '3', difference: '0' },
      conversions: { file: '0.5', rows: '0.5', difference: '0' },
      matches: true,
    };
    expect(control([A, B, ...totals])).toEqual(expected);
    expect(control([A, B, ...totals.toReversed()])).toEqual(expected);
  });

  it('are the sum of group totals where no grand total stands beside them', () => {
    expect(control([A, B, 'Total: Search;;4.00;1;0.5', 'Total: Display;;6.00;2;'])).toMatchObject({
      spend: { file: '10', difference: '0' },
      matches: true,
    });
  });

  it('are what comes closest where none fits, not their sum', () => {
    expect(control([A, B, 'Total: Search;;4.00;9;', 'Total: Account;;9.90;9;'])).toMatchObject({
      spend: { file: '9.9', rows: '10', difference: '-0.1' },
      matches: false,
    });
  });

  it('say by how much a total of some rows alone differs', () => {
    expect(control([A, B, 'Total: Search;;4.00;1;0.5'])).toMatchObject({
      spend: { file: '4', rows: '10', difference: '-6' },
      clicks: { difference: '-2' },
      conversions: { difference: '0' },
      matches: false,
    });
  });

  it('match rows with more decimals than cents when they are their sum, rounded', () => {
    const rows = ['2026-05-01;A;0.3333;1;', '2026-05-02;B;0.3333;1;', '2026-05-03;C;0.3333;1;'];
    expect(control([...rows, 'Total;;1.00;3;'])).toMatchObject({
      spend: { file: '1', rows: '0.9999', difference: '0.0001' },
      matches: true,
    });
    expect(control([...rows, 'Total;;1.01;3;'])?.matches).toBe(false);
    expect(control([...rows, 'Total;;0.9998;3;'])?.matches).toBe(false);
  });

  it('never match by more than half a cent, however few decimals are written', () => {
    expect(control([A, '2026-05-02;B;6.01;2;', 'Total;;10;3;0.5'])).toMatchObject({
      spend: { difference: '-0.01' },
      matches: false,
    });
  });

  it('count a click that is missing', () => {
    expect(control([A, B, 'Total;;10.00;4;0.5'])).toMatchObject({
      clicks: { difference: '1' },
      matches: false,
    });
  });

  it('are read like the column: currency signs, thousands, decimal commas', () => {
    const rows = ['2026-05-01;A;1.234,50 €;1.000;', '2026-05-02;B;2.000,25 €;500;'];
    expect(control([...rows, 'Gesamt;;3.234,75 €;1.500;--'])).toEqual({
      spend: { file: '3234.75', rows: '3234.75', difference: '0' },
      clicks: { file: '1500', rows: '1500', difference: '0' },
      conversions: null,
      matches: true,
    });
  });

  it('may be negative, whatever the rules say of rows', () => {
    const rules: Rules = { spend: { min: '-100' } };
    expect(
      control(['2026-05-01;A;-4.00;1;', '2026-05-02;B;1.50;2;', 'Total;;-2.50;3;'], MAPPING, rules),
    ).toMatchObject({
      spend: { file: '-2.5', rows: '-2.5', difference: '0' },
      matches: true,
    });
  });

  it('state nothing where their cell is empty, also of a field with a default', () => {
    const mapping: Mapping = { ...MAPPING, clicks: { source: 'Clicks', default: '0' } };
    expect(control([A, B, 'Total;;10.00;;'], mapping)).toMatchObject({
      clicks: null,
      conversions: null,
      matches: true,
    });
  });

  it('state nothing of a field that comes from no column', () => {
    const mapping: Mapping = { ...MAPPING, spend: { constant: '1' } };
    expect(control([A, B, 'Total;;10.00;3;'], mapping)).toMatchObject({ spend: null, matches: true });
  });

  it('count rejected rows as far as they can be read', () => {
    const rows = [A, '2026-13-01;B;6.00;2;', '2026-05-03;C;7.00;x;'];
    expect(control([...rows, 'Total;;17.00;3;0.5'])).toMatchObject({ matches: true });
  });

  it('count an amount that is rejected for being negative', () => {
    expect(control([A, '2026-05-02;B;-1.50;2;', 'Total;;2.50;3;0.5'])).toMatchObject({
      spend: { file: '2.5', rows: '2.5' },
      matches: true,
    });
  });

  it('are exact beyond what a float holds', () => {
    const rows = ['2026-05-01;A;900719925474099.3;1;', '2026-05-02;B;0.000000000001;2;'];
    expect(control([...rows, 'Total;;900719925474099.3;3;'])?.spend).toEqual({
      file: '900719925474099.3',
      rows: '900719925474099.300000000001',
      difference: '-0.000000000001',
    });
  });
});
