import { TestBed } from '@angular/core/testing';

import { Formats } from './formats';

describe('Formats', () => {
  const formats = () => TestBed.inject(Formats);

  it('keeps every digit of a decimal string', () => {
    expect(formats().number('9007199254740993.123456789')).toBe('9,007,199,254,740,993.123456789');
  });

  it('writes money with its currency and at least two decimals', () => {
    expect(formats().money('1284.5', 'EUR')).toBe('€1,284.50');
    expect(formats().money('-40', 'EUR')).toBe('-€40.00');
    expect(formats().money('0.123456', null)).toBe('0.123456');
  });

  it('shortens money where there is no room', () => {
    expect(formats().moneyShort('1920344.55', 'EUR')).toBe('€1.92M');
  });

  it('names sizes in units of 1,024', () => {
    expect(formats().bytes(10_485_760)).toBe('10 MB');
    expect(formats().bytes(1_536)).toBe('1.5 kB');
    expect(formats().bytes(12)).toBe('12 bytes');
  });

  it('writes a calendar day the same in every time zone', () => {
    expect(formats().day('2026-01-03')).toBe('3 Jan 2026');
    expect(formats().days('2026-01-03', '2026-02-24')).toBe('3 Jan\u2009–\u200924 Feb 2026');
  });

  it('says how long ago something was', () => {
    const now = Date.parse('2026-09-03T14:02:11Z');
    expect(formats().ago('2026-09-03T14:00:00Z', now)).toBe('2 min ago');
    expect(formats().ago('2026-09-03T14:02:00Z', now)).toBe('just now');
    expect(formats().ago('2026-09-02T10:00:00Z', now)).toBe('yesterday');
  });

  it('writes what took less than a minute in seconds', () => {
    expect(formats().span(0.44)).toBe('0.4 s');
    expect(formats().span(31.4)).toBe('31 s');
    expect(formats().span(62)).toBe('1:02');
    expect(formats().span(-1)).toBe('0 s');
  });

  it('leaves out the day of an instant of today', () => {
    const noon = '2026-09-03T12:00:00Z';
    const clock = formats().moment(noon, Date.parse(noon) + 60_000);
    expect(clock).toMatch(/^\d\d:\d\d$/);
    expect(formats().moment(noon, Date.parse('2026-09-05T12:00:00Z'))).toMatch(/^3 Sept? 2026, \d\d:\d\d$/);
  });

  it('writes durations as a clock does', () => {
    expect(formats().duration(35)).toBe('0:35');
    expect(formats().duration(3725.9)).toBe('1:02:05');
  });
});
