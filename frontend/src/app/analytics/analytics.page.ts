import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorPanel, PageHeader, Skeleton } from '@etl-studio/ui';

import { toFailure } from '../http/failure';
import { describePage, offerActions } from '../shell/page-context';
import { AnalyticsChoices } from './analytics-choices';
import { AnalyticsControls } from './analytics-controls';
import { viewOf } from './analytics-query';
import { AnalyticsExports } from './analytics-exports';
import { AnalyticsPanels } from './analytics-panels';
import { AnalyticsStore } from './analytics.store';
import { AnalyticsWords } from './analytics-words';
import { CampaignTable } from './campaign-table';
import { ChannelBars } from './channel-bars';
import { DayDismissals } from './day-dismissals';
import type { Explained, ExplanationDrawer } from './explanation.drawer';
import { KeyFigures } from './key-figures';
import { PanelState } from './panel-state';
import { TimeChart } from './time-chart';
import { TimeWords } from './time-words';
import { UnusualDays } from './unusual-days';

/** What the records that count add up to, and where every number comes from. All of its state is in the address. */
@Component({
  selector: 'app-analytics-page',
  imports: [
    AnalyticsControls,
    CampaignTable,
    ChannelBars,
    EmptyState,
    ErrorPanel,
    KeyFigures,
    MatButton,
    PageHeader,
    PanelState,
    RouterLink,
    Skeleton,
    TimeChart,
    UnusualDays,
  ],
  providers: [
    AnalyticsStore,
    AnalyticsChoices,
    AnalyticsPanels,
    AnalyticsExports,
    AnalyticsWords,
    DayDismissals,
    TimeWords,
  ],
  templateUrl: './analytics.page.html',
  styleUrl: './analytics.page.scss',
})
export class AnalyticsPage {
  /** All from the query. */
  readonly datasetId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly range = input<string>();
  readonly cmp = input<string>();
  readonly channel = input<string | string[]>();
  readonly grain = input<string>();
  readonly stack = input<string>();
  readonly currency = input<string>();
  readonly dismissed = input<string>();
  readonly why = input<string>();
  readonly whyDay = input<string>();
  readonly whyChannel = input<string>();
  readonly whyCampaign = input<string>();

  protected readonly store = inject(AnalyticsStore);
  protected readonly panels = inject(AnalyticsPanels);
  protected readonly exports = inject(AnalyticsExports);
  protected readonly dismissals = inject(DayDismissals);
  protected readonly words = inject(AnalyticsWords);
  protected readonly choices = inject(AnalyticsChoices);
  private readonly dialog = inject(Dialog);

  protected readonly failure = computed(() => {
    const error = this.store.everything.error();
    return error ? toFailure(error) : null;
  });

  constructor() {
    effect(() =>
      this.store.view.set(
        viewOf({
          datasetId: this.datasetId(),
          from: this.from(),
          to: this.to(),
          range: this.range(),
          cmp: this.cmp(),
          channel: this.channel(),
          grain: this.grain(),
          stack: this.stack(),
          currency: this.currency(),
          dismissed: this.dismissed(),
          why: this.why(),
          whyDay: this.whyDay(),
          whyChannel: this.whyChannel(),
          whyCampaign: this.whyCampaign(),
        }),
      ),
    );
    this.followQuestion();
    offerActions(() => [
      { label: this.words.stack, run: () => this.choices.toggleStack() },
      { label: this.words.exportDays, run: () => this.exports.overTime() },
      { label: this.words.exportChannels, run: () => this.exports.breakdown('channel') },
      { label: this.words.exportCampaigns, run: () => this.exports.breakdown('campaign') },
    ]);
    const heading = $localize`:@@route.analytics:Analytics`;
    describePage(() => {
      const name = this.store.dataset()?.name;
      return {
        title: name === undefined ? [heading] : [heading, name],
        crumbs: [{ label: heading, link: '/analytics' }, ...(name === undefined ? [] : [{ label: name }])],
      };
    });
  }

  /** The drawer is open while the address asks a question. */
  private followQuestion(): void {
    let drawer: DialogRef<unknown, ExplanationDrawer> | null = null;
    let asked = 0;
    const close = () => {
      asked += 1;
      const open = drawer;
      drawer = null;
      open?.close();
    };
    const show = async (explained: Explained) => {
      const mine = asked;
      const { openExplanation } = await import('./explanation.drawer');
      // Something else, or nothing, is asked by now.
      if (mine !== asked) return;
      const opened = openExplanation(this.dialog, explained);
      drawer = opened;
      opened.closed.subscribe(() => {
        if (drawer === opened) this.choices.askNothing();
      });
    };
    effect(() => {
      const [question, filter] = [this.store.view().question, this.store.filter()];
      untracked(() => {
        close();
        if (question && filter) void show(this.words.explained(question, filter));
      });
    });
    inject(DestroyRef).onDestroy(close);
  }
}
