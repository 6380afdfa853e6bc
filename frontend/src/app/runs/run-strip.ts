import { Component, computed, inject, input } from '@angular/core';
import type { RunActivity } from '@etl-studio/contracts';
import { Clock, Formats, Kpi, KpiStrip, Sparkline } from '@etl-studio/ui';

/** What the organization's runs are doing, for those who answer for it. */
@Component({
  selector: 'app-run-strip',
  imports: [Kpi, KpiStrip, Sparkline],
  host: { 'data-testid': 'runs-strip', role: 'region', '[attr.aria-label]': 'label' },
  template: `
    <ui-kpi-strip>
      <ui-kpi
        label="Queued"
        i18n-label="@@status.queued"
        [value]="number(activity().queued)"
        [note]="oldest()"
      />
      <ui-kpi label="Running" i18n-label="@@status.running" [value]="number(activity().running)" />
      <ui-kpi
        label="Failed"
        i18n-label="@@status.failed"
        [value]="number(activity().failedLastDay)"
        note="in 24 hours"
        i18n-note="@@strip.day"
      />
      <ui-kpi
        label="Rows imported"
        i18n-label="@@strip.rows"
        [value]="number(rows())"
        note="in 24 hours"
        i18n-note="@@strip.day"
      >
        <ui-sparkline [values]="activity().rowsByHour" [label]="rowWords()" [bars]="true" />
      </ui-kpi>
    </ui-kpi-strip>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 16px;
    }
    ui-sparkline {
      flex: 1 1 48px;
      max-width: 160px;
      margin-left: auto;
    }
  `,
})
export class RunStrip {
  readonly activity = input.required<RunActivity>();
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  protected readonly label = $localize`:@@strip.label:What the runs are doing`;

  protected readonly rows = computed(() => this.activity().rowsByHour.reduce((sum, rows) => sum + rows, 0));
  protected readonly oldest = computed(() => {
    const { oldestQueuedAt } = this.activity();
    if (oldestQueuedAt === null) return $localize`:@@strip.noneWaits:none waiting`;
    const since = this.formats.ago(oldestQueuedAt, this.clock.now());
    return $localize`:@@strip.oldest:oldest ${since}:since:`;
  });
  protected readonly rowWords = computed(() => {
    const most = this.number(Math.max(...this.activity().rowsByHour));
    return $localize`:@@strip.rowWords:Rows imported in each of the last 24 hours, ${most}:most: at most`;
  });

  protected number(count: number): string {
    return this.formats.number(count);
  }
}
