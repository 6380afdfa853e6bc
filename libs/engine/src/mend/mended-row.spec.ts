import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { compileMapping } from '../map/compile-mapping';
import { readAll } from '../testing/read-all';
import type { RawRow } from '../types';
import { mendedRow } from './mended-row';

const MAPPING = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Ads' },
  spend: { source: 'Cost' },
};
const GOOD = Array.from({ length: 8 }, (_, n) => `2026-03-0${n + 1},Brand,${n}.5\n`).join('');

/** The row of such a line below eight good ones, as it is kept: NUL shown as its sign. */
function rejected(line: string | Uint8Array) {
  const head = Buffer.from(`Day,Campaign,Cost\n${GOOD}`);
  const { profile, rows } = readAll(Buffer.concat([head, Buffer.from(line), Buffer.from('\n')]));
  const row = rows[8];
  if (!row) throw new Error('There is no ninth row');
  const cells = row.cells.map((cell) => cell.replaceAll('\0', '\u2400'));
  const kept: RawRow = { rowNumber: 9, line: 10, lines: 1, byteOffset: 0, cells, faults: row.faults };
  const mapper = compileMapping(profile, MAPPING, {});
  return {
    codes: mapper.map(row).errors.map(({ code }) => code),
    mended: (patch: Record<number, string>) => {
      const cellPatch = new Map(Object.entries(patch).map(([index, cell]) => [Number(index), cell]));
      const outcome = mapper.map(
        mendedRow(kept, cellPatch, { columns: profile.columns, limits: DEFAULT_LIMITS }),
      );
      return outcome.errors.length > 0 ? outcome.errors.map(({ code }) => code) : outcome.values;
    },
  };
}

const record = { date: '2026-03-09', campaign: 'Brand', channel: 'Ads', spend: '7' };

describe('a mended row', () => {
  it('is read by the same mapping as its file', () => {
    const row = rejected('2026-03-09,Brand,n.n.');
    expect(row.codes).toEqual(['invalid_number']);
    expect(row.mended({ 2: '$7.00' })).toMatchObject(record);
    expect(row.mended({ 2: '1,5x' })).toEqual(['invalid_number']);
    expect(row.mended({ 1: 'Other' })).toEqual(['invalid_number']);
  });

  it('may get cells that it lacks', () => {
    const row = rejected('2026-03-09,Brand');
    expect(row.codes).toEqual(['required']);
    expect(row.mended({ 2: '7' })).toMatchObject(record);
  });

  it('stays too long until what stands beyond its table is empty', () => {
    const row = rejected('2026-03-09,Bra,nd,7');
    expect(row.codes).toContain('too_many_fields');
    expect(row.mended({ 1: 'Brand', 2: '7' })).toEqual(['too_many_fields']);
    expect(row.mended({ 1: 'Brand', 2: '7', 3: ' ' })).toMatchObject(record);
  });

  it('does not become too long by a mend', () => {
    expect(rejected('2026-03-09,Brand,x,').mended({ 2: '7', 3: '8' })).toEqual(['too_many_fields']);
    expect(rejected('2026-03-09,Brand,x').mended({ 1: 'b'.repeat(10_001), 2: '7' })).toEqual(['too_long']);
  });

  it('stays unreadable until every cell with a sign for bad bytes is new', () => {
    const row = rejected(Buffer.from([...Buffer.from('2026-03-09,Br\0nd,7\0')]));
    expect(row.codes).toContain('nul_byte');
    expect(row.mended({ 2: '7' })).toEqual(['nul_byte']);
    expect(row.mended({ 1: 'Brand', 2: '7' })).toMatchObject(record);
    expect(row.mended({ 1: 'Bra\0nd', 2: '7' })).toEqual(['nul_byte']);
    expect(row.mended({ 1: 'Bra\ufffdnd', 2: '7' })).toEqual(['bad_encoding']);
  });

  it('stays too long until the cell that was cut is new', () => {
    const row = rejected(`2026-03-09,${'b'.repeat(10_001)},7`);
    expect(row.codes).toEqual(['too_long']);
    expect(row.mended({ 2: '7' })).toEqual(['too_long']);
    expect(row.mended({ 1: 'Brand' })).toMatchObject(record);
  });

  it('has its quote closed by a new value of the cell that opens it, or of the one that was named', () => {
    const row = rejected('2026-03-09,"Brand,7');
    expect(row.codes).toContain('unclosed_quote');
    expect(row.mended({ 0: '2026-03-10' })).toEqual(['unclosed_quote']);
    expect(row.mended({ 1: 'Brand' })).toMatchObject(record);
    expect(row.mended({ 2: '7' })).toMatchObject({ ...record, campaign: '"Brand' });
  });
});
