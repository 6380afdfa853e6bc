import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Anomaly, DayRange, Interval } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import type { ECharts } from 'echarts/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';

import { channelColour } from '../results/channel-colour';
import { changeOf } from '../figures/change';
import { changeWords } from '../figures/change-badge';
import { Screen } from '../shell/screen-width';
import { ChartPalette } from './chart-colours';
import { ChartFigure } from './chart-figure';
import { Downloads } from './downloads';
import { FigureButton } from './figure-button';
import { axisScale, type PlotPoint, type StackLayer } from './time-points';
import { lineOptions, PLOT_INSET } from './time-options';
import { TimeWords } from './time-words';
import { unusualWords } from './unusual-words';

/** Comes when the figures are there already: they need not wait for the lines. */
const drawing = () => import('./echarts').then(({ echarts }) => echarts);

/** Spend over time, with the days compared with dashed; every point can be reached, read and looked into. */
@Component({
  selector: 'app-time-chart',
  imports: [ChartFigure, FigureButton, NgxEchartsDirective],
  providers: [ChartPalette, provideEchartsCore({ echarts: drawing })],
  templateUrl: './time-chart.html',
  styleUrl: './time-chart.scss',
})
export class TimeChart {
  readonly points = input.required<readonly PlotPoint[]>();
  readonly interval = input.required<Interval>();
  readonly currency = input.required<string | null>();
  /** What the whole came to, in words. */
  readonly total = input.required<string>();
  /** The same spend by channel, the largest first; none where it is shown as one. */
  readonly layers = input<readonly StackLayer[]>([]);
  readonly colours = input.required<ReadonlyMap<string, string>>();
  readonly unusual = input<readonly Anomaly[]>([]);
  /** Part of the range was chosen. */
  readonly zoomed = output<DayRange>();
  /** An interval is looked into: its first day. */
  readonly asked = output<string>();

  private readonly formats = inject(Formats);
  private readonly palette = inject(ChartPalette);
  private readonly words = inject(TimeWords);
  private readonly downloads = inject(Downloads);
  private readonly screen = inject(Screen);
  private chart: ECharts | null = null;

  protected readonly asTable = signal(false);
  /** Place of the point that is looked at; null without one. */
  protected readonly looked = signal<number | null>(null);
  /** Place of the point that the keyboard comes to. */
  protected readonly focused = signal(0);
  private readonly dragFrom = signal<number | null>(null);

  private readonly unusualOn = computed(() => new Map(this.unusual().map((each) => [each.date, each])));
  private readonly scale = computed(() => {
    const amounts = this.points().flatMap(({ spend, before }) => [spend, before?.spend ?? null]);
    // Pixels need no more digits than a number has; every figure that is read is the exact string.
    const numbers = amounts.map((amount) => (amount === null ? 0 : Number(amount)));
    const { max, step } = axisScale(Math.max(...numbers, -Math.min(...numbers, 0)));
    const least = Math.min(0, ...numbers);
    return { min: Math.floor(least / step) * step, max, step };
  });
  protected readonly marks = computed(() => {
    const { min, max } = this.scale();
    const points = this.points();
    return points.map((point, index) => {
      const unusual = this.unusualOn().get(point.date) ?? null;
      return {
        ...point,
        unusual,
        unusualWords: unusual && unusualWords(unusual, this.formats),
        left: points.length === 1 ? 50 : (100 * index) / (points.length - 1),
        bottom: (100 * (Number(point.spend ?? 0) - min)) / (max - min),
        day: this.words.interval(point.date, this.interval()),
        spendWords: this.money(point.spend),
        beforeDay: point.before ? this.words.interval(point.before.date, this.interval()) : '',
        beforeWords: point.before ? this.money(point.before.spend) : '',
        change: changeWords(changeOf(point.spend, point.before?.spend ?? null), this.formats),
        name: this.words.point(point, this.interval(), this.money(point.spend), unusual !== null),
      };
    });
  });
  protected readonly stack = computed(() =>
    this.layers().map(({ channel, spends }) => ({
      name: channel ?? $localize`:@@analytics.other:Other`,
      colour: channel === null ? 'var(--c-other)' : this.colourOf(channel),
      spends,
      words: spends.map((spend) => (spend === null ? '–' : this.money(spend))),
    })),
  );
  protected readonly compares = computed(() => this.points().some(({ before }) => before !== null));
  protected readonly at = computed(() => this.marks()[this.looked() ?? -1] ?? null);
  /** The part that a drag would choose. */
  protected readonly dragged = computed(() => {
    const [from, to] = [this.marks()[this.dragFrom() ?? -1], this.at()];
    if (!from || !to || from === to) return null;
    return { left: Math.min(from.left, to.left), width: Math.abs(to.left - from.left) };
  });
  protected readonly stop = computed(() => Math.min(this.focused(), this.points().length - 1));
  protected readonly heading = computed(() => this.words.heading(this.interval()));
  protected readonly sentence = computed(() =>
    this.words.sentence(this.points(), this.interval(), this.total(), (amount) => this.money(amount)),
  );
  protected readonly inset = PLOT_INSET;
  protected readonly options = computed(() =>
    lineOptions({
      colours: this.palette.colours(),
      scale: this.scale(),
      points: this.marks(),
      layers: this.drawnLayers(),
      axisMoney: (amount) => this.formats.moneyShort(String(amount), this.currency()),
      axisDay: (day) => this.words.axisDay(day, this.interval()),
      mostDays: this.screen.width() === 'narrow' ? 4 : 8,
    }),
  );

  private colourOf(channel: string): string {
    return this.colours().get(channel) ?? channelColour(channel);
  }

  /** Colours are read anew with the theme, as the palette is. */
  private drawnLayers() {
    this.palette.colours();
    return this.stack().map(({ spends, colour }) => ({ spends, colour: this.palette.resolve(colour) }));
  }

  protected keep(chart: ECharts): void {
    this.chart = chart;
  }

  protected async picture(): Promise<void> {
    this.asTable.set(false);
    const chart = this.chart;
    if (!chart) return;
    const size = { width: chart.getWidth(), height: chart.getHeight() };
    const address = chart.getDataURL({ type: 'svg' });
    await this.downloads.savePng(address, size, this.palette.colours().surface, 'spend-over-time.png');
  }

  protected hover(event: PointerEvent, plot: HTMLElement): void {
    this.looked.set(this.placeOf(event, plot));
  }

  protected press(event: PointerEvent, plot: HTMLElement): void {
    this.dragFrom.set(this.placeOf(event, plot));
  }

  /** A drag chooses its days; a press looks into one. */
  protected release(event: PointerEvent, plot: HTMLElement): void {
    const [from, to] = [this.dragFrom(), this.placeOf(event, plot)];
    this.dragFrom.set(null);
    if (from === null) return;
    const [first, last] = [this.marks()[Math.min(from, to)], this.marks()[Math.max(from, to)]];
    if (!first || !last) return;
    if (first === last) this.asked.emit(first.date);
    else this.zoomed.emit({ from: first.date, to: this.words.lastDay(last.date, this.interval()) });
  }

  protected leave(): void {
    this.looked.set(null);
    this.dragFrom.set(null);
  }

  protected move(event: KeyboardEvent, plot: HTMLElement): void {
    const last = this.points().length - 1;
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, Home: -last, End: last };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.focused.set(Math.min(Math.max(this.stop() + step, 0), last));
    plot.querySelectorAll<HTMLElement>('button')[this.focused()]?.focus();
  }

  private money(amount: string | null): string {
    return amount === null
      ? $localize`:@@analytics.noData:no data`
      : this.formats.money(amount, this.currency());
  }

  private placeOf(event: PointerEvent, plot: HTMLElement): number {
    const { left, width } = plot.getBoundingClientRect();
    const last = this.points().length - 1;
    return Math.min(Math.max(Math.round(((event.clientX - left) / width) * last), 0), last);
  }
}
