import type { TopError } from '@etl-studio/contracts';
import { changedTopErrors } from './top-errors';

const before: TopError[] = [
  { code: 'invalid_number', field: 'spend', count: 3, sampleRow: 4 },
  { code: 'required', field: 'date', count: 2, sampleRow: 1 },
];

describe('the causes of open rows', () => {
  it('lose what was mended, and go on with the next open row', () => {
    const changed = [{ code: 'invalid_number', field: 'spend', count: 2, firstOpenRow: 9 } as const];
    expect(changedTopErrors(before, changed, -1)).toEqual([
      { code: 'required', field: 'date', count: 2, sampleRow: 1 },
      { code: 'invalid_number', field: 'spend', count: 1, sampleRow: 9 },
    ]);
  });

  it('are gone with their last row', () => {
    const changed = [{ code: 'required', field: 'date', count: 2, firstOpenRow: null } as const];
    expect(changedTopErrors(before, changed, -1)).toEqual([before[0]]);
  });

  it('come back with rows that are open again', () => {
    const changed = [{ code: 'nul_byte', field: null, count: 1, firstOpenRow: 7 } as const];
    expect(changedTopErrors(before, changed, 1)).toEqual([
      ...before,
      { code: 'nul_byte', field: null, count: 1, sampleRow: 7 },
    ]);
  });
});
