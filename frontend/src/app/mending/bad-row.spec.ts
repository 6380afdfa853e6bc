import type { RowError } from '@etl-studio/contracts';

import { badRowOf, columnsOf } from './bad-row';

const fault = (column: string | null, message: string) =>
  ({ code: 'invalid_number', field: 'spend', column, message, value: 'x' }) as const;
const row = (over: Partial<RowError>): RowError => ({
  rowNumber: 4,
  line: 5,
  errors: [],
  row: { Day: '2026-03-01', Cost: 'x' },
  mend: null,
  ...over,
});

describe('a bad row', () => {
  it('has the columns of the widest row, and those that only a fault names', () => {
    const rows = [
      row({}),
      row({ row: { Day: '', Cost: '', 'Column 3': '' } }),
      row({ errors: [fault('Clicks', '')] }),
    ];
    expect(columnsOf(rows)).toEqual(['Day', 'Cost', 'Column 3', 'Clicks']);
  });

  it('shows each fault at its cell, and others at the row', () => {
    const bad = badRowOf(
      row({ errors: [fault('Cost', 'no'), fault(null, 'long')] }),
      ['Day', 'Cost'],
      undefined,
      false,
    );
    expect(bad.cells.map(({ fault: found }) => found?.message ?? null)).toEqual([null, 'no']);
    expect(bad.faults.map(({ message }) => message)).toEqual(['long']);
  });

  it('shows what was typed with what is wrong with it now', () => {
    const draft = { values: { Cost: '1' }, errors: [fault('Day', 'late')] };
    const bad = badRowOf(row({ errors: [fault('Cost', 'no')] }), ['Day', 'Cost'], draft, false);
    expect(bad.cells).toMatchObject([
      { value: '2026-03-01', fault: { message: 'late' }, isDraft: false },
      { value: '1', fault: null, isDraft: true },
    ]);
  });

  it('shows a row that somebody mended as it counts, not as it was typed before', () => {
    const mend: RowError['mend'] = {
      id: 'm1',
      kind: 'record',
      at: '',
      by: null,
      before: {},
      record: null,
      values: { Cost: '2' },
    };
    const draft = { values: { Cost: 'abc' }, errors: [fault('Cost', 'no')] };
    const [, cost] = badRowOf(row({ mend }), ['Day', 'Cost'], draft, false).cells;
    expect(cost).toMatchObject({ value: '2', fault: null, isDraft: false });
  });
});
