import { Component, computed, inject, input, output } from '@angular/core';
import type { Anomalies, Anomaly } from '@etl-studio/contracts';
import { Badge, Card, Formats } from '@etl-studio/ui';

import type { Question } from './analytics-query';
import { unusualWords } from './unusual-words';

/** Days whose figures leave the band that their past suggests, with the reason, each to be looked into. */
@Component({
  selector: 'app-unusual-days',
  imports: [Badge, Card],
  template: `
    <ui-card heading="Unusual days" i18n-heading="@@analytics.unusualDays" data-testid="analytics-anomalies">
      <ng-container cardActions>
        <ui-badge [tone]="lines().length > 0 ? 'warn' : 'neutral'">{{ found() }}</ui-badge>
      </ng-container>
      <ul>
        @for (line of lines(); track line.key) {
          <li>
            <button type="button" (click)="asked.emit(line.question)">
              <span class="what">
                <b>{{ line.name }}</b>
                <span [title]="line.reason">{{ line.words }}</span>
              </span>
              <span class="num">
                {{ line.value }}
                <span class="quiet">{{ line.usual }}</span>
              </span>
            </button>
          </li>
        } @empty {
          <li class="none" i18n="@@analytics.nothingUnusual">Every day is within its usual band.</li>
        }
      </ul>
      <details>
        <summary i18n="@@analytics.method">How this is found</summary>
        <p>{{ anomalies().method }}</p>
      </details>
    </ui-card>
  `,
  styles: `
    ul {
      max-height: 384px;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    li {
      border-bottom: 1px solid var(--border);
    }
    button {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      width: 100%;
      padding: 7px 16px;
      border: 0;
      background: none;
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      background: var(--neutral-tint);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    .what {
      min-width: 0;
    }
    .what span,
    .num .quiet {
      display: block;
      color: var(--text-2);
    }
    .num {
      flex: none;
    }
    .none {
      padding: 12px 16px;
      color: var(--text-2);
    }
    details {
      padding: 8px 16px;
      color: var(--text-2);
      font-size: 12px;
      line-height: 18px;
    }
    summary {
      width: fit-content;
      min-height: 24px;
      cursor: pointer;
    }
  `,
})
export class UnusualDays {
  readonly anomalies = input.required<Anomalies>();
  readonly asked = output<Question>();
  private readonly formats = inject(Formats);

  protected readonly lines = computed(() =>
    this.anomalies().items.map((each) => {
      const { date, channel, metric, reason } = each;
      const day = this.formats.day(date);
      return {
        key: [date, channel, each.currency, metric].join('|'),
        name: channel === null ? day : `${day} · ${channel}`,
        reason,
        words: unusualWords(each, this.formats),
        value: this.words(each, each.value),
        usual: $localize`:@@analytics.usual:usual ${this.words(each, each.expected)}:amount:`,
        question: { metric, day: date, channel, campaign: null },
      };
    }),
  );
  protected readonly found = computed(
    () => $localize`:@@analytics.found:${this.formats.number(this.lines().length)}:count: found`,
  );

  private words({ metric, currency }: Anomaly, amount: string): string {
    return metric === 'spend' ? this.formats.rate(amount, currency) : this.formats.number(amount);
  }
}
