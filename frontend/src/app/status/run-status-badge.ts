import { Component, computed, effect, input, signal } from '@angular/core';
import type { Run } from '@etl-studio/contracts';
import { StatusBadge } from '@etl-studio/ui';

import { runStatus } from './run-status';

/** A run's status as icon and word; the contract's word stays in `data-status` and for screen readers. */
@Component({
  selector: 'app-run-status-badge',
  imports: [StatusBadge],
  host: { '[attr.data-status]': 'run().status' },
  template: `
    @let status = words();
    <ui-status-badge
      [tone]="status.tone"
      [icon]="status.icon"
      [word]="status.word"
      [turning]="status.turning ?? false"
    />
    <span class="visually-hidden">{{ run().status }}</span>
  `,
  styles: `
    :host {
      position: relative;
      display: inline-flex;
      vertical-align: middle;
    }
  `,
})
export class RunStatusBadge {
  readonly run = input.required<Pick<Run, 'status' | 'dlq' | 'invalidRows' | 'retryAt'>>();
  /** The clock of the page, in milliseconds since the epoch; without one, the badge ticks by itself. */
  readonly now = input<number>();
  private readonly ownNow = signal(Date.now());
  protected readonly words = computed(() => runStatus(this.run(), this.now() ?? this.ownNow()));

  constructor() {
    const waitsUntil = computed(() => (this.run().status === 'QUEUED' ? this.run().retryAt : null));
    const hasClock = computed(() => this.now() !== undefined);
    effect((onCleanup) => {
      if (waitsUntil() === null || hasClock()) return;
      this.ownNow.set(Date.now());
      const timer = setInterval(() => this.ownNow.set(Date.now()), 1_000);
      onCleanup(() => clearInterval(timer));
    });
  }
}
