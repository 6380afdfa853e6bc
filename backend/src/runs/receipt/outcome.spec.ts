import type { ControlTotals } from '@etl-studio/contracts';
import { outcomeText } from './outcome';

const EQUAL: ControlTotals = {
  spend: { file: '10', rows: '10', difference: '0' },
  clicks: { file: '3', rows: '3', difference: '0' },
  conversions: null,
  matches: true,
};

describe('the log line of an import', () => {
  it('counts rows where the file states no totals', () => {
    expect(outcomeText(2, 3, null)).toBe('Imported 2 of 3 rows.');
  });

  it('says that the totals of the file are matched', () => {
    expect(outcomeText(2, 3, EQUAL)).toBe(
      'Imported 2 of 3 rows. The totals that the file states match its rows.',
    );
  });

  it('says by how much they are not', () => {
    const control = {
      ...EQUAL,
      spend: { file: '9.5', rows: '10', difference: '-0.5' },
      conversions: { file: '2', rows: '1', difference: '1' },
      matches: false,
    };
    expect(outcomeText(2, 3, control)).toBe(
      'Imported 2 of 3 rows. The totals that the file states differ from its rows: spend by -0.5, conversions by 1.',
    );
  });
});
