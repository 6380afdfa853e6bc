import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { InstallationHealth } from '@etl-studio/contracts';
import {
  Badge,
  Card,
  EmptyState,
  ErrorPanel,
  Formats,
  Kpi,
  KpiStrip,
  PageHeader,
  RelativeTime,
  Skeleton,
  Sparkline,
} from '@etl-studio/ui';

import { OperationsApi } from '../api/operations.api';
import { toFailure } from '../http/failure';
import { serverText } from '../language/server-texts';
import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';
import { componentName, overallOf, spanOf, stateOf } from './health-words';
import { pulse } from './pulse';

const MEBIBYTE = 1024 ** 2;

/** How the installation is, read again every ten seconds; what was read last stays when a reading fails. */
@Component({
  selector: 'app-health-page',
  imports: [
    Badge,
    Card,
    EmptyState,
    ErrorPanel,
    Kpi,
    KpiStrip,
    MatButton,
    PageHeader,
    RelativeTime,
    RouterLink,
    Skeleton,
    Sparkline,
  ],
  templateUrl: './health.page.html',
  styleUrl: './health.page.scss',
})
export class HealthPage {
  private readonly formats = inject(Formats);
  protected readonly allowed = inject(SessionStore).isOperator;
  private readonly answer = inject(OperationsApi).health(() => this.allowed());
  protected readonly pulse = pulse(() => this.answer.reload());

  protected readonly health = signal<InstallationHealth | null>(null);
  protected readonly failure = computed(() => {
    const error = this.answer.error();
    return error ? toFailure(error) : null;
  });
  protected readonly overall = computed(() => {
    const health = this.health();
    return health && overallOf(health);
  });
  /** "checked 4 s ago". */
  protected readonly checked = computed(() => {
    const at = this.health()?.checkedAt;
    if (at === undefined) return '';
    const seconds = Math.max(0, Math.round((this.pulse.now() - Date.parse(at)) / 1000));
    return $localize`:@@health.checked:Checked ${spanOf(seconds)}:span: ago`;
  });
  protected readonly components = computed(() =>
    Object.entries(this.health()?.checks ?? {}).map(([id, { status, message, millis }]) => ({
      id,
      name: componentName(id),
      ...stateOf(status),
      message: this.readable(serverText(message ?? '')),
      millis: this.formats.number(millis),
      latencies: this.health()?.latencies[id] ?? [],
      latencyLabel: this.latencyLabel(id),
    })),
  );
  protected readonly figures = computed(() => {
    const health = this.health();
    if (!health) return null;
    const { runs, outbox, queueDepth, workers, api } = health;
    const number = (value: number) => this.formats.number(value);
    return {
      waiting: number(runs.waiting),
      oldest:
        runs.waiting > 0 ? $localize`:@@health.oldest:oldest ${spanOf(runs.oldestWaitSeconds)}:span:` : '',
      running: number(runs.running),
      deadLettered: number(runs.deadLettered),
      outbox: number(outbox.waiting),
      lag: outbox.waiting > 0 ? $localize`:@@health.lag:oldest ${spanOf(outbox.lagSeconds)}:span:` : '',
      depth: queueDepth === null ? $localize`:@@health.unknown:unknown` : number(queueDepth),
      workers: number(workers.filter(({ isAlive }) => isAlive).length),
      streams: number(api.eventStreams),
      memory: number(Math.round(api.memoryBytes / MEBIBYTE)),
    };
  });

  constructor() {
    const heading = $localize`:@@route.health:Health`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading, link: '/admin/health' }] }));
    effect(() => {
      if (!this.answer.hasValue()) return;
      const value = this.answer.value();
      untracked(() => this.health.set(value));
    });
  }

  /** The server writes plain digits. Only what is counted is grouped: a port or a year is not. */
  private readable(message: string): string {
    return message.replace(/(?<![\d.:-])\d{4,}(?= \p{L})/gu, (count) => this.formats.number(count));
  }

  private latencyLabel(id: string): string {
    const known = (this.health()?.latencies[id] ?? []).filter((millis) => millis !== null);
    const most = this.formats.number(Math.max(0, ...known));
    return $localize`:@@health.latencies:${componentName(id)}:component: in the last 60 minutes: ${most}:millis: ms at most`;
  }

  protected readAgain(): void {
    this.answer.reload();
  }
}
