import type { RowError } from '@etl-studio/contracts';

import { downloadBytes } from './rows-size';

const ROW: RowError = {
  rowNumber: 41,
  line: 42,
  errors: [{ field: 'spend', column: 'Cost', code: 'invalid_number', message: 'No.', value: 'é' }],
  row: { Day: '2026-03-01', Cost: 'é' },
  mend: null,
};

describe('the size of a download', () => {
  it('is that of its lines, in UTF-8', () => {
    expect(downloadBytes([ROW], 1)).toBe(Buffer.byteLength('2026-03-01,é,41,Cost: No.\n'));
  });

  it('is that of rows that are like those at hand', () => {
    expect(downloadBytes([ROW, ROW], 300)).toBe(300 * 27);
  });

  it('is not known without rows', () => {
    expect(downloadBytes([], 3)).toBeNull();
  });
});
