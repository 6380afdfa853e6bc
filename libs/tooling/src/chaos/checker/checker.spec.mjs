import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { expectedOf } from './expected.mjs';
import { readCsv } from './read-csv.mjs';
import { differences } from './stored.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'etl-studio-checker-'));
after(() => rmSync(folder, { recursive: true }));

describe('the checker', () => {
  it('reads quotes, commas and newlines in cells, with the line on which each row starts', () => {
    assert.deepEqual(readCsv('a,b\n"x, ""y""\nz",1\nlast,2\n'), [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, "y"\nz', '1'] },
      { line: 4, cells: ['last', '2'] },
    ]);
  });

  it('adds up exactly what is good in a file, and counts what is not', () => {
    const file = path.join(folder, 'some.csv');
    const rows = [
      '2026-02-01,A,S,0.10,1,1.5',
      '2026-02-30,A,S,9.00,1,1',
      '2026-02-02,B,S,n.n.,1,1',
      '2026-02-28,B,S,0.20,2,0',
    ];
    writeFileSync(file, `Day,Campaign,Channel,Cost,Clicks,Conv.\n${rows.join('\n')}\n`);
    const { hash, ...figures } = expectedOf(file);
    assert.deepEqual(figures, { records: 2, rowErrors: 2, spend: '0.3', clicks: '3', conversions: '1.5' });
    assert.match(hash, /^[0-9a-f]{64}$/);
  });

  it('says in what a run differs from its file', () => {
    const expected = { records: 2, rowErrors: 0, spend: '3', clicks: '4', conversions: '5', hash: 'h' };
    const exact = {
      status: 'SUCCEEDED',
      records: 2,
      row_errors: 0,
      spend: '3',
      clicks: '4',
      conversions: '5',
      hash: 'h',
      valid_rows: 2,
      invalid_rows: 0,
      run_spend: '3',
      rolled_up: '3',
      rolled_records: 2,
      publishes: 1,
      open_attempts: 0,
    };
    assert.deepEqual(differences(expected, exact), []);
    assert.deepEqual(differences(expected, { ...exact, rolled_up: '6', publishes: 2 }), [
      'spend of the rollups: 6, not 3',
      'publishes: 2, not 1',
    ]);
  });
});
