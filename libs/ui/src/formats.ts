import { inject, Injectable, LOCALE_ID } from '@angular/core';

import { Region } from './region';

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const AGO_UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Numbers, money, dates and sizes as the person reads them. Decimal strings are never turned into floats. */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly ownLocale = inject(LOCALE_ID);
  private readonly region = inject(Region);
  /** By what they do: making a format takes a thousand times as long as using one. */
  private readonly numberFormats = new Map<string, Intl.NumberFormat>();
  private readonly dateFormats = new Map<string, Intl.DateTimeFormat>();

  /** `1234567` → "1,234,567"; decimal strings keep every digit. */
  number(value: number | string, options: Intl.NumberFormatOptions = {}): string {
    return this.format({ maximumFractionDigits: 20, ...options }, value);
  }

  /** `"1284.5"`, EUR → "€1,284.50"; without a currency a plain number with two decimals. */
  money(value: string, currency: string | null): string {
    const digits = { minimumFractionDigits: 2, maximumFractionDigits: 20 };
    return this.format(currency ? { style: 'currency', currency, ...digits } : digits, value);
  }

  /** A cost per something, which has no end of digits: "€0.37". */
  rate(value: string, currency: string | null): string {
    const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    return this.format(currency ? { style: 'currency', currency, ...digits } : digits, value);
  }

  /** "€1.92M": for figures that have no room for more. */
  moneyShort(value: string, currency: string | null): string {
    const short = { notation: 'compact', maximumSignificantDigits: 3 } as const;
    return this.format(currency ? { style: 'currency', currency, ...short } : short, value);
  }

  /** A share of 0 to 1 → "98.7%"; 1 → "100%" or, with at least one decimal, "100.0%". */
  percent(share: number, decimals: 0 | 1 = 0): string {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: 1 };
    return this.format({ style: 'percent', ...digits }, share);
  }

  /** Bytes → "10 MB", in units of 1,024. */
  bytes(bytes: number): string {
    let unit = 0;
    let size = bytes;
    while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
      size /= 1024;
      unit += 1;
    }
    const fraction = { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 };
    return this.format(
      { style: 'unit', unit: BYTE_UNITS[unit] ?? 'byte', unitDisplay: unit ? 'short' : 'long', ...fraction },
      size,
    );
  }

  /** A calendar day `YYYY-MM-DD` → "3 Sep 2026". */
  day(day: string): string {
    return this.dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }

  /** A calendar day → "3 Sep". */
  dayShort(day: string): string {
    const format = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    return this.dates(format).format(new Date(`${day}T00:00:00Z`));
  }

  /** The month of a calendar day → "September 2026" or, `short`, "Sep 2026". */
  month(day: string, length: 'long' | 'short' = 'long'): string {
    const format = { month: length, year: 'numeric', timeZone: 'UTC' } as const;
    return this.dates(format).format(new Date(`${day}T00:00:00Z`));
  }

  /** "3 Jan to 24 Sep 2026". */
  days(from: string, to: string): string {
    const format = this.dates({ dateStyle: 'medium', timeZone: 'UTC' });
    return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
  }

  /** An instant → "3 Sep 2026, 14:02". */
  instant(iso: string): string {
    return this.atTime({ dateStyle: 'medium', timeStyle: 'short' }, iso);
  }

  /** The day of an instant → "3 Sep 2026". */
  dayAt(iso: string): string {
    return this.atTime({ dateStyle: 'medium' }, iso);
  }

  /** An instant → "14:02:11". */
  time(iso: string): string {
    return this.atTime({ timeStyle: 'medium' }, iso);
  }

  /** An instant of the day of `now` (ms) → "14:02", of another day → "3 Sep 2026, 14:02". */
  moment(iso: string, now: number): string {
    const isToday = this.dayAt(iso) === this.dayAt(new Date(now).toISOString());
    return isToday ? this.atTime({ timeStyle: 'short' }, iso) : this.instant(iso);
  }

  /** An instant seen from `now` (ms) → "2 min ago". */
  ago(iso: string, now: number): string {
    const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
    const format = new Intl.RelativeTimeFormat(this.textLocale(), { numeric: 'auto', style: 'short' });
    for (const [unit, size] of AGO_UNITS) {
      if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
    }
    return $localize`:@@formats.justNow:just now`;
  }

  /** Seconds → "0:35" or "1:02:05". */
  duration(seconds: number): string {
    const whole = Math.max(0, Math.floor(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    const shown = parts[0] === 0 ? parts.slice(1) : parts;
    return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
  }

  /** How long something short took → "0.4 s" or "31 s"; from a minute on "1:02". */
  span(seconds: number): string {
    if (seconds >= 59.5) return this.duration(Math.round(seconds));
    const whole = Math.max(0, seconds);
    return `${this.number(whole, { maximumFractionDigits: whole < 10 ? 1 : 0 })} s`;
  }

  /** In the time zone that was chosen, or else the browser's. */
  private atTime(options: Intl.DateTimeFormatOptions, iso: string): string {
    const timeZone = this.region.timeZone() ?? undefined;
    return this.dates({ ...options, timeZone }).format(new Date(iso));
  }

  private dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const locale = this.dateLocale();
    const key = locale + JSON.stringify(options);
    const format = this.dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
    this.dateFormats.set(key, format);
    return format;
  }

  private dateLocale(): string {
    return this.region.locale() ?? this.textLocale();
  }

  /** Words are those of the language; English with days before months and a 24-hour clock. */
  private textLocale(): string {
    return this.ownLocale === 'en-US' || this.ownLocale === 'en' ? 'en-GB' : this.ownLocale;
  }

  private format(options: Intl.NumberFormatOptions, value: number | string): string {
    const locale = this.region.locale() ?? this.ownLocale;
    const key = locale + JSON.stringify(options);
    const format = this.numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
    this.numberFormats.set(key, format);
    return format.format(value as Intl.StringNumericLiteral);
  }
}
