import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Slice } from '@etl-studio/contracts';
import { Badge, Card, Formats } from '@etl-studio/ui';

import { amountWords } from '../figures/amounts';
import type { DayCell } from './day-cells';

/** What lies on each other in the slices of a day: on top what counts, below what would come back. */
@Component({
  selector: 'app-day-stack',
  imports: [Badge, Card, RouterLink],
  template: `
    <ui-card [heading]="heading()" data-testid="history-stack">
      @for (slice of slices(); track slice.key) {
        <section>
          <h3>{{ slice.name }}</h3>
          <ol>
            @for (holder of slice.holders; track holder.runId) {
              <li [class.under]="!holder.live">
                <span class="file">
                  <a [routerLink]="['/runs', holder.runId]">{{ holder.fileName }}</a>
                  @if (holder.live) {
                    <ui-badge tone="ok" i18n="@@history.counts">Counts</ui-badge>
                  } @else if (holder.revertedAt) {
                    <ui-badge i18n="@@status.reverted">Reverted</ui-badge>
                  } @else {
                    <ui-badge i18n="@@history.replaced">Replaced</ui-badge>
                  }
                </span>
                <span class="num">{{ holder.spendWords }}</span>
                <span class="faint">{{ holder.sinceWords }}</span>
                <span class="num faint">{{ holder.recordWords }}</span>
              </li>
            }
          </ol>
        </section>
      } @empty {
        <p class="quiet" i18n="@@history.nothing">Nothing counts on this day.</p>
      }
    </ui-card>
  `,
  styles: `
    section + section {
      border-top: 1px solid var(--border);
    }
    h3 {
      padding: 10px 16px 2px;
    }
    ol {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
      padding: 6px 16px 8px;
    }
    .under {
      color: var(--text-2);
    }
    .file {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      min-width: 0;
    }
    a {
      overflow-wrap: anywhere;
    }
    .faint {
      font-size: 12px;
    }
    p {
      padding: 16px;
    }
  `,
})
export class DayStack {
  readonly cell = input.required<DayCell>();
  readonly currency = input.required<string | null>();
  private readonly formats = inject(Formats);

  protected readonly heading = computed(() => this.formats.day(this.cell().day));
  protected readonly slices = computed(() =>
    this.cell().slices.map((slice) => ({
      key: `${slice.channel ?? ''}|${slice.campaign ?? ''}`,
      name: this.nameOf(slice),
      holders: [...slice.stack].reverse().map((holder) => ({
        ...holder,
        spendWords: amountWords(holder.byCurrency, this.currency(), this.formats),
        recordWords:
          holder.records === 1
            ? $localize`:@@history.oneRecord:1 record`
            : $localize`:@@history.records:${this.formats.number(holder.records)}:count: records`,
        sinceWords: $localize`:@@history.since:since ${this.formats.instant(holder.since)}:at:`,
      })),
    })),
  );

  private nameOf({ channel, campaign }: Slice): string {
    const parts = [channel, campaign].filter((part) => part !== null);
    return parts.length > 0 ? parts.join(' · ') : $localize`:@@history.wholeDay:The whole day`;
  }
}
