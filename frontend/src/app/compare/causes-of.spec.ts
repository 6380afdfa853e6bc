import type { RowErrorGroup } from '@etl-studio/contracts';

import { causesOf } from './causes-of';

const group = (
  code: RowErrorGroup['code'],
  field: RowErrorGroup['field'],
  value: string,
  count: number,
): RowErrorGroup => ({ code, field, value, count, sampleRows: [1] });

describe('the causes of errors in two runs', () => {
  it('are added up over their values, side by side, the most frequent first', () => {
    const left = [group('required', 'campaign', '', 3), group('invalid_number', 'spend', 'n/a', 2)];
    const right = [
      group('invalid_number', 'spend', 'n/a', 4),
      group('invalid_number', 'spend', 'none', 1),
      group('invalid_number', 'clicks', 'none', 1),
    ];
    expect(causesOf(left, right)).toEqual([
      { code: 'invalid_number', field: 'spend', left: 2, right: 5 },
      { code: 'required', field: 'campaign', left: 3, right: 0 },
      { code: 'invalid_number', field: 'clicks', left: 0, right: 1 },
    ]);
  });

  it('are none where both are clean', () => {
    expect(causesOf([], [])).toEqual([]);
  });
});
