import { TestBed } from '@angular/core/testing';
import type { HeldSlices } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { displacementWords } from './displacement-words';

const held: HeldSlices = {
  ...{ runId: 'run', fileName: 'september.csv', from: '2026-09-01', to: '2026-09-14' },
  ...{ slices: 14, equal: 12, differ: 2, spendDelta: '-41.2' },
  byCurrency: [{ currency: 'EUR', spend: '-41.2' }],
};
const words = (report: Parameters<typeof displacementWords>[0], mode: 'replace' | 'append' = 'replace') =>
  displacementWords(report, mode, 'EUR', TestBed.inject(Formats));

describe('what an import would displace', () => {
  it('is not asked about where nothing is held', () => {
    expect(words({ overlap: { days: 0, held: [] }, possibleDoubleCount: null })).toBeNull();
  });

  it('names the import, its days, and by how much the sums differ', () => {
    const asked = words({ overlap: { days: 14, held: [held] }, possibleDoubleCount: null });
    expect(asked?.act).toBe('Replace and import');
    expect(asked?.text).toContain('hold 14 of the file’s days');
    expect(asked?.effects).toEqual([
      expect.stringMatching(
        /^september\.csv, .*: 12 of 14 slices are equal, 2 differ by −€41\.20 together\.$/,
      ),
    ]);
  });

  it('lists what each currency differs by, and adds none of them', () => {
    const byCurrency = [
      { currency: 'EUR', spend: '-41.2' },
      { currency: 'USD', spend: '3' },
    ];
    const mixed = { ...held, spendDelta: null, byCurrency };
    const double = { rows: 2, spend: null, byCurrency: [byCurrency[1]!], runIds: ['run'] };
    const asked = words({ overlap: { days: 14, held: [mixed] }, possibleDoubleCount: double });
    expect(asked?.effects[0]).toMatch(/2 differ by −€41\.20, \+\$3\.00 together\.$/);
    expect(asked?.effects[1]).toContain('a spend of $3.00');
  });

  it('says that a dataset that adds counts both', () => {
    const equal = { ...held, equal: 14, differ: 0, spendDelta: '0', byCurrency: [] };
    const asked = words({ overlap: { days: 14, held: [equal] }, possibleDoubleCount: null }, 'append');
    expect(asked?.text).toContain('both count');
    expect(asked?.effects[0]).toContain('all 14 slices are equal');
  });

  it('warns of rows that may count already under another channel', () => {
    const possibleDoubleCount = {
      ...{ rows: 1200, spend: '9100', runIds: ['run'] },
      byCurrency: [{ currency: 'EUR', spend: '9100' }],
    };
    const asked = words({ overlap: { days: 0, held: [] }, possibleDoubleCount });
    expect(asked?.act).toBe('Import anyway');
    expect(asked?.effects[0]).toContain('1,200 rows with a spend of €9,100.00');
  });
});
