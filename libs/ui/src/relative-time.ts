import { Component, computed, inject, Injectable, input, signal } from '@angular/core';

import { Formats } from './formats';

/** One clock for everything that shows how long ago something was; it ticks twice a minute. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly time = signal(Date.now());
  /** Milliseconds since the epoch. */
  readonly now = this.time.asReadonly();

  constructor() {
    setInterval(() => this.time.set(Date.now()), 30_000);
  }
}

/** "2 min ago", with the exact instant in the title. */
@Component({
  selector: 'ui-relative-time',
  template: '<time [attr.datetime]="at()" [title]="exact()">{{ ago() }}</time>',
})
export class RelativeTime {
  readonly at = input.required<string>();
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  protected readonly exact = computed(() => this.formats.instant(this.at()));
  protected readonly ago = computed(() =>
    this.formats.ago(this.at(), Math.max(this.clock.now(), Date.now())),
  );
}
