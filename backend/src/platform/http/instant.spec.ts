import { isInstant } from './instant';

describe('isInstant', () => {
  it.each(['2026-03-01T10:20:30.123Z', '2026-03-01 10:20:30.123456+00', '2026-02-28 23:59:59-03:30'])(
    'takes %s',
    (text) => expect(isInstant(text)).toBe(true),
  );

  it.each([
    '2026-02-30 00:00:00+00',
    '2026-W01-1',
    '20260301T102030Z',
    '0000-01-01T00:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01 10:20:30+99',
    '2026-03-01',
    '',
  ])('refuses %s, which Postgres would', (text) => expect(isInstant(text)).toBe(false));
});
