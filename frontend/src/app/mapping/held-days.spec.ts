import type { Slice, SliceHolder } from '@etl-studio/contracts';

import { heldDays } from './held-days';

const holder = (fileName: string, since: string, live = true) => ({ fileName, since, live }) as SliceHolder;
const slice = (date: string, ...stack: SliceHolder[]): Slice => ({
  date,
  channel: null,
  campaign: null,
  stack,
});

describe('heldDays', () => {
  it('counts days, not slices, and names the files that count, the latest first', () => {
    const august = holder('august.csv', '2026-09-01T00:00:00Z');
    const again = holder('again.csv', '2026-09-02T00:00:00Z');
    const slices = [slice('2026-08-30', august), slice('2026-08-30', again), slice('2026-08-31', august)];
    expect(heldDays(slices, ['2026-08-30', '2026-08-31', '2026-09-01'])).toEqual({
      days: 2,
      files: ['again.csv', 'august.csv'],
    });
  });

  it('leaves out days that the file has not, and imports that do not count', () => {
    const slices = [
      slice('2026-08-30', holder('old.csv', '2026-09-01T00:00:00Z', false)),
      slice('2026-08-31', holder('august.csv', '2026-09-01T00:00:00Z')),
    ];
    expect(heldDays(slices, ['2026-08-30'])).toBeNull();
  });
});
