import { Component, inject, input } from '@angular/core';
import {
  Avatar,
  Badge,
  Breadcrumb,
  Card,
  CopyButton,
  EmptyState,
  ErrorPanel,
  Field,
  FieldControl,
  Kpi,
  KpiStrip,
  Meter,
  ProgressBar,
  type ProgressSegment,
  RelativeTime,
  Skeleton,
  Sparkline,
  StatusBadge,
  Stepper,
  ToastHistory,
  Toasts,
  type Tone,
} from '@etl-studio/ui';
import { LucideCircleCheck, LucideLoaderCircle } from '@lucide/angular';

/** The parts of `libs/ui`, each in its states, for one theme. */
@Component({
  selector: 'app-parts',
  imports: [
    Avatar,
    Badge,
    Breadcrumb,
    Card,
    CopyButton,
    EmptyState,
    ErrorPanel,
    Field,
    FieldControl,
    Kpi,
    KpiStrip,
    Meter,
    ProgressBar,
    RelativeTime,
    Skeleton,
    Sparkline,
    StatusBadge,
    Stepper,
    ToastHistory,
  ],
  templateUrl: './parts.html',
  styleUrl: './parts.scss',
})
export class Parts {
  /** Names what would else be named twice on the page. */
  readonly theme = input.required<string>();

  protected readonly toasts = inject(Toasts);
  protected readonly tones: readonly Tone[] = ['neutral', 'info', 'ok', 'warn', 'bad'];
  protected readonly icons = { done: LucideCircleCheck, turning: LucideLoaderCircle };
  protected readonly crumbs = [
    { label: 'Datasets', link: '/datasets' },
    { label: 'Meta Ads EU', link: '/datasets' },
    { label: 'Map columns' },
  ];
  protected readonly steps = ['Upload', 'Map columns', 'Import', 'Review'];
  protected readonly days = [120, 0, 80, 95, 110, 0, 0, 140, 150, 90, 85, 160, 170, 60];
  protected readonly speeds = [0, 900, 1_400, 1_780, 2_140, 2_000, 1_820, 1_790];
  protected readonly bars: readonly { name: string; segments: readonly ProgressSegment[] | null }[] = [
    {
      name: 'Going on',
      segments: [
        { percent: 61.6, tone: 'info' },
        { percent: 0.8, tone: 'bad' },
      ],
    },
    {
      name: 'Done',
      segments: [
        { percent: 99.2, tone: 'ok' },
        { percent: 0.8, tone: 'bad' },
      ],
    },
    { name: 'Of unknown size', segments: null },
  ];
  protected readonly then = '2026-03-31T12:00:00Z';
}
