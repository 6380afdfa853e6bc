import { instantOf, isInstant } from './instant';

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
    '9999-12-31T23:59:59-01:00',
    '0001-01-01T00:00:00+14:00',
    '',
  ])('refuses %s, which Postgres would', (text) => expect(isInstant(text)).toBe(false));
});

describe('instantOf', () => {
  it.each([
    ['2026-03-01T10:20:30+05', '2026-03-01T05:20:30.000Z'],
    ['2026-03-01 10:20:30.123456-03:30', '2026-03-01T13:50:30.123Z'],
    ['0099-01-01 00:00:00+00', '0099-01-01T00:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(instantOf(text)?.toISOString()).toBe(expected));
});
