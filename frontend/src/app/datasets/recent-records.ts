import { Component, computed, inject, input } from '@angular/core';
import type { Dataset } from '@etl-studio/contracts';
import { Formats, Sparkline } from '@etl-studio/ui';

/** Records of each of the last 14 days that a dataset holds, as columns: a day without any is seen. */
@Component({
  selector: 'app-recent-records',
  imports: [Sparkline],
  template: `
    @if (words(); as words) {
      <ui-sparkline [values]="dataset().recentRecords" [label]="words" [bars]="true" [title]="words" />
    } @else {
      <span class="faint" aria-hidden="true">–</span>
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class RecentRecords {
  readonly dataset = input.required<Dataset>();
  private readonly formats = inject(Formats);
  protected readonly words = computed(() => {
    const { recentRecords, totals } = this.dataset();
    if (recentRecords.length === 0 || totals.to === null) return null;
    const last = this.formats.day(totals.to);
    const sum = this.formats.number(recentRecords.reduce((all, records) => all + records, 0));
    const empty = recentRecords.filter((records) => records === 0).length;
    const said = $localize`:@@datasets.recent:${sum}:records: records in the 14 days to ${last}:day:`;
    return empty === 0
      ? said
      : $localize`:@@datasets.recentGaps:${said}:said:, none on ${empty}:days: of them`;
  });
}
