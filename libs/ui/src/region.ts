import { Injectable, signal, type WritableSignal } from '@angular/core';

const LOCALE_KEY = 'etl-studio.locale';
const TIME_ZONE_KEY = 'etl-studio.time-zone';

/** How the person writes numbers and dates, and where their clock stands; kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Region {
  private readonly chosenLocale = signal(kept(LOCALE_KEY, isLocale));
  private readonly chosenZone = signal(kept(TIME_ZONE_KEY, isTimeZone));
  /** BCP 47, such as `de-CH`; null for what goes with the language. */
  readonly locale = this.chosenLocale.asReadonly();
  /** IANA name, such as `Europe/Zurich`; null for that of the browser. */
  readonly timeZone = this.chosenZone.asReadonly();

  chooseLocale(locale: string | null): void {
    choose(this.chosenLocale, LOCALE_KEY, locale);
  }

  chooseTimeZone(timeZone: string | null): void {
    choose(this.chosenZone, TIME_ZONE_KEY, timeZone);
  }
}

function choose(chosen: WritableSignal<string | null>, key: string, value: string | null): void {
  chosen.set(value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing has the choice until the page is left.
  }
}

/** What no browser knows, or this one does not any more, is no choice. */
function kept(key: string, isUsable: (value: string) => boolean): string | null {
  try {
    const value = localStorage.getItem(key);
    return value !== null && isUsable(value) ? value : null;
  } catch {
    return null;
  }
}

function isLocale(tag: string): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
}

function isTimeZone(timeZone: string): boolean {
  return Intl.DateTimeFormat(undefined, { timeZone }).resolvedOptions().timeZone !== '';
}
