import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Anomalies, Anomaly } from '@etl-studio/contracts';
import { Badge, Card, Formats } from '@etl-studio/ui';
import { LucideCheck, LucideUndo2 } from '@lucide/angular';

import { ServerText } from '../language/server-text.pipe';
import { serverText } from '../language/server-texts';
import type { Question } from './analytics-query';
import { dismissalWords, unusualName, unusualWords } from './unusual-words';

/** Days whose figures leave the band that their past suggests, with the reason, each to be looked into or dismissed. */
@Component({
  selector: 'app-unusual-days',
  imports: [Badge, Card, LucideCheck, LucideUndo2, MatButton, MatIconButton, ServerText],
  templateUrl: './unusual-days.html',
  styleUrl: './unusual-days.scss',
})
export class UnusualDays {
  readonly anomalies = input.required<Anomalies>();
  readonly showsDismissed = input.required<boolean>();
  readonly asked = output<Question>();
  readonly dismissed = output<Anomaly>();
  readonly restored = output<Anomaly>();
  readonly dismissedToggled = output();
  protected readonly formats = inject(Formats);

  protected readonly lines = computed(() =>
    this.anomalies().items.map((anomaly) => {
      const { date, channel, metric, reason } = anomaly;
      const name = unusualName(anomaly, this.formats);
      return {
        ...{ anomaly, name, reason: serverText(reason) },
        key: [date, channel, anomaly.currency, metric].join('|'),
        words: unusualWords(anomaly, this.formats),
        value: this.words(anomaly, anomaly.value),
        usual: $localize`:@@analytics.usual:usual ${this.words(anomaly, anomaly.expected)}:amount:`,
        dismissal: dismissalWords(anomaly, this.formats),
        dismissLabel: $localize`:@@dismiss.one:Dismiss ${name}:day:`,
        restoreLabel: $localize`:@@dismiss.restore:Bring back ${name}:day:`,
        question: { metric, day: date, channel, campaign: null },
      };
    }),
  );
  /** Those that nobody has dismissed. */
  protected readonly open = computed(
    () => this.anomalies().items.filter(({ dismissal }) => dismissal === null).length,
  );
  protected readonly found = computed(
    () => $localize`:@@analytics.found:${this.formats.number(this.open())}:count: found`,
  );

  private words({ metric, currency }: Anomaly, amount: string): string {
    return metric === 'spend' ? this.formats.rate(amount, currency) : this.formats.number(amount);
  }
}
