import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { DayRange } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideChevronDown, LucideChevronLeft, LucideChevronRight } from '@lucide/angular';

import { isDay, stepped } from '../calendar/days';
import { type FilledDays, RangeCalendar } from './range-calendar';
import { PRESET_NAMES, RANGE_PRESETS, type RangePreset } from './range-presets';

/** Which days are looked at: by name, by first and last day, or a step back and forth. */
@Component({
  selector: 'app-range-picker',
  imports: [
    LucideChevronDown,
    LucideChevronLeft,
    LucideChevronRight,
    MatButton,
    MatIconButton,
    RangeCalendar,
  ],
  host: { 'data-testid': 'analytics-range' },
  templateUrl: './range-picker.html',
  styleUrl: './range-picker.scss',
})
export class RangePicker {
  readonly range = input.required<DayRange | null>();
  readonly preset = input.required<RangePreset | null>();
  /** First and last day that there is anything of. */
  readonly available = input.required<DayRange | null>();
  readonly filled = input<FilledDays | null>(null);
  /** Days that are in sight; null when the panel closes. */
  readonly looked = output<DayRange | null>();
  readonly chosen = output<DayRange | RangePreset>();

  private readonly formats = inject(Formats);
  private readonly calendar = viewChild(RangeCalendar);
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  protected readonly presets = RANGE_PRESETS.map((id) => ({ id, name: PRESET_NAMES[id] }));
  protected readonly open = signal(false);
  /** The calendar is made when somebody wants to see it. */
  protected readonly wasOpened = signal(false);
  /** What is being chosen, from what is shown on every time the panel opens; `to` is empty after the first choice. */
  protected readonly draft = linkedSignal(() => {
    this.open();
    const range = this.range();
    return { from: range?.from ?? '', to: range?.to ?? '' };
  });
  protected readonly fault = signal<string | null>(null);

  protected readonly words = computed(() => {
    const range = this.range();
    return range ? this.formats.days(range.from, range.to) : $localize`:@@range.none:No data`;
  });
  protected readonly availableWords = computed(() => {
    const available = this.available();
    if (!available) return '';
    const days = this.formats.days(available.from, available.to);
    return $localize`:@@range.available:There is data for ${days}:days:.`;
  });

  constructor() {
    effect(() => this.looked.emit((this.open() && this.calendar()?.shown()) || null));
  }

  protected step(times: number): void {
    const range = this.range();
    if (range) this.chosen.emit(stepped(range, times));
  }

  protected take(preset: RangePreset): void {
    this.close();
    this.chosen.emit(preset);
  }

  protected apply(from: string, to: string): void {
    if (!isDay(from) || !isDay(to)) {
      this.fault.set($localize`:@@range.notDays:Enter a first and a last day.`);
      return;
    }
    if (from > to) {
      this.fault.set($localize`:@@range.reversed:The first day is after the last.`);
      return;
    }
    this.fault.set(null);
    this.close();
    this.chosen.emit({ from, to });
  }

  private close(): void {
    this.panel().nativeElement.hidePopover();
  }
}
