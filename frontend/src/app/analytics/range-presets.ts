import type { DayRange } from '@etl-studio/contracts';

import { addDays, addMonths, monthOf } from '../calendar/days';

/** Ranges that can be asked for by name; they move with the day on which they are asked for. */
export const RANGE_PRESETS = ['7d', '30d', '90d', 'month', 'last-month', 'quarter', 'year', 'all'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

export const PRESET_NAMES: Record<RangePreset, string> = {
  '7d': $localize`:@@range.7d:Last 7 days`,
  '30d': $localize`:@@range.30d:Last 30 days`,
  '90d': $localize`:@@range.90d:Last 90 days`,
  month: $localize`:@@range.month:This month`,
  'last-month': $localize`:@@range.lastMonth:Last month`,
  quarter: $localize`:@@range.quarter:This quarter`,
  year: $localize`:@@range.year:This year`,
  all: $localize`:@@range.all:All data`,
};

/** The days of a preset on the day `now`; those of everything there is for `all`, null where there is nothing. */
export function presetRange(preset: RangePreset, now: string, available: DayRange | null): DayRange | null {
  switch (preset) {
    case '7d':
      return { from: addDays(now, -6), to: now };
    case '30d':
      return { from: addDays(now, -29), to: now };
    case '90d':
      return { from: addDays(now, -89), to: now };
    case 'month':
      return { from: monthOf(now).from, to: now };
    case 'last-month':
      return monthOf(addMonths(monthOf(now).from, -1));
    case 'quarter': {
      const first = Math.floor((Number(now.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { from: `${now.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to: now };
    }
    case 'year':
      return { from: `${now.slice(0, 4)}-01-01`, to: now };
    case 'all':
      return available;
  }
}

const SHOWN_FIRST_DAYS = 30;

/** What is shown unasked: the last 30 days that there are. */
export function firstRange(available: DayRange | null): DayRange | null {
  if (!available) return null;
  const from = addDays(available.to, 1 - SHOWN_FIRST_DAYS);
  return { from: from < available.from ? available.from : from, to: available.to };
}
