import { LOCALE_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Formats } from './formats';
import { Region } from './region';

const AT = '2026-09-03T22:30:00Z';

describe('the region of a person', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [{ provide: LOCALE_ID, useValue: 'en-US' }] });
  });

  it('is where instants are told, and the day with them', () => {
    TestBed.inject(Region).chooseTimeZone('Asia/Tokyo');
    const formats = TestBed.inject(Formats);
    expect(formats.instant(AT)).toBe('4 Sept 2026, 07:30');
    expect(formats.dayAt(AT)).toBe('4 Sept 2026');
    expect(formats.time(AT)).toBe('07:30:00');
  });

  it('moves no day of a record, which has no time', () => {
    TestBed.inject(Region).chooseTimeZone('Pacific/Honolulu');
    expect(TestBed.inject(Formats).day('2026-09-03')).toBe('3 Sept 2026');
  });

  it('decides how numbers and dates are written, at once', () => {
    const [region, formats] = [TestBed.inject(Region), TestBed.inject(Formats)];
    region.chooseTimeZone('UTC');
    expect(formats.money('1234567.8', 'EUR')).toBe('€1,234,567.80');
    region.chooseLocale('de-DE');
    expect(formats.money('1234567.8', 'EUR')).toBe('1.234.567,80\u00a0€');
    expect(formats.instant(AT)).toBe('03.09.2026, 22:30');
    expect(formats.ago(AT, Date.parse(AT) + 7_200_000)).toBe('2 hr ago');
    region.chooseLocale(null);
    expect(formats.instant(AT)).toBe('3 Sept 2026, 22:30');
  });

  it('is kept in the browser, and what is no region there is none', () => {
    TestBed.inject(Region).chooseLocale('de-CH');
    expect(localStorage.getItem('etl-studio.locale')).toBe('de-CH');
    localStorage.setItem('etl-studio.locale', 'not a locale');
    localStorage.setItem('etl-studio.time-zone', 'Middle/Earth');
    TestBed.resetTestingModule();
    const region = TestBed.inject(Region);
    expect([region.locale(), region.timeZone()]).toEqual([null, null]);
  });
});
