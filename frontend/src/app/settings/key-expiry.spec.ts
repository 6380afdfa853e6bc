import { expiresAfter, expiryOf } from './key-expiry';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('the end of an API key', () => {
  it.each([
    [null, 'none'],
    ['2026-11-23T11:59:59Z', 'over'],
    ['2026-12-07T11:59:59Z', 'soon'],
    ['2026-12-07T12:00:00Z', 'later'],
  ])('%s is %s', (expiresAt, expiry) => expect(expiryOf(expiresAt, now)).toBe(expiry));

  it('is so many days from now, or never', () => {
    expect(expiresAfter(30, now)).toBe('2026-12-23T12:00:00.000Z');
    expect(expiresAfter(null, now)).toBeNull();
  });
});
