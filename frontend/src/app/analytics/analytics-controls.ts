import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';

import { AnalyticsChoices } from './analytics-choices';
import { AnalyticsExports } from './analytics-exports';
import { AnalyticsPanels } from './analytics-panels';
import { AnalyticsStore } from './analytics.store';
import { AnalyticsWords } from './analytics-words';
import { RangePicker } from './range-picker';

/** At the head of the page: of which dataset, days and channels, against what, and the figures as files. */
@Component({
  selector: 'app-analytics-controls',
  imports: [LucideCheck, LucideChevronDown, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, RangePicker],
  templateUrl: './analytics-controls.html',
  styleUrl: './analytics-controls.scss',
})
export class AnalyticsControls {
  protected readonly store = inject(AnalyticsStore);
  protected readonly panels = inject(AnalyticsPanels);
  protected readonly exports = inject(AnalyticsExports);
  protected readonly words = inject(AnalyticsWords);
  protected readonly choices = inject(AnalyticsChoices);

  protected readonly preset = computed(() => {
    const { range } = this.store.view();
    return typeof range === 'string' ? range : null;
  });
}
