import type { Rules } from '@etl-studio/contracts';
import type { RowOutcome } from '../index';
import { AD_HEADER, imported } from '../testing/ad-table';
import { BAD_CELLS, type BadCell } from '../testing/bad-cells';

const COLUMNS = {
  date: 'Day',
  campaign: 'Campaign',
  channel: 'Channel',
  spend: 'Cost',
  clicks: 'Clicks',
  conversions: 'Conversions',
};
const FIELDS = Object.keys(COLUMNS);

/** Rows that keep every rule of the bad cells. */
const SOUND = Array.from({ length: 12 }, (_, i) => [
  `2026-05-${String(i + 13)}`,
  i % 2 ? 'Brand' : 'Generic',
  i % 3 ? 'Search' : 'Social',
  `${i + 2}.25`,
  String(i * 3),
  '0.5',
]);

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const fileOf = (rows: string[][]) =>
  `${[AD_HEADER, ...rows.map((row) => row.map(quoted).join(','))].join('\n')}\n`;

const POSITIONS = [
  ['first', 0],
  ['middle', 6],
  ['last', 11],
] as const;

function withBadCell({ field, cell }: BadCell, at: number): string[][] {
  return SOUND.map((row, i) =>
    i === at ? row.map((value, column) => (column === FIELDS.indexOf(field) ? cell : value)) : row,
  );
}

const known = new Map<Rules | undefined, RowOutcome[]>();

/** What the sound rows give under the rules. */
function soundOutcomes(rules: Rules | undefined): RowOutcome[] {
  const outcomes = known.get(rules) ?? imported(fileOf(SOUND), undefined, rules).outcomes;
  known.set(rules, outcomes);
  return outcomes;
}

describe('the kinds of bad cell', () => {
  it('are forty and more, in every field', () => {
    expect(new Set(BAD_CELLS.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);
    expect([...new Set(BAD_CELLS.map(({ field }) => field))].sort()).toEqual([...FIELDS].sort());
  });

  describe.each(POSITIONS)('in the %s row', (_, at) => {
    it.each(BAD_CELLS.map((bad) => [bad.field, bad.kind, bad] as const))('%s: %s', (__, ___, bad) => {
      const { outcomes, rows } = imported(fileOf(withBadCell(bad, at)), undefined, bad.rules);
      const sound = soundOutcomes(bad.rules);

      expect(rows[at]?.line).toBe(at + 2);
      expect(outcomes.filter((___, i) => i !== at)).toEqual(sound.filter((___, i) => i !== at));
      expect(sound.flatMap(({ errors }) => errors)).toEqual([]);

      const [error, ...others] = outcomes[at]?.errors ?? [];
      expect(others).toEqual([]);
      expect(error).toMatchObject({
        code: bad.code,
        column: COLUMNS[bad.field],
        field: bad.ofRow ? null : bad.field,
      });
      expect(error?.value).toBe(bad.cell.replace('\0', '\u2400').slice(0, 200));
      expect(error?.message).toMatch(bad.expected);
      expect(error?.message).toEqual(quotedCell(bad));
      expect(error?.message).toMatch(
        /(?:Correct|Shorten|Remove|Fill it in|Complete|Round|Check|relax|or allow)/,
      );
    });
  });
});

/** The message quotes a short cell, and says how long a long one is or may be. */
function quotedCell({ cell, code }: BadCell): unknown {
  if (code === 'too_long') return expect.stringMatching(/Read \d+ characters|longer than the \d+ characters/);
  return expect.stringContaining(cell === '' ? 'The cell is empty' : `“${cell.replace('\0', '\u2400')}”`);
}
