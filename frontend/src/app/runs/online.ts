import { computed, Injectable, signal } from '@angular/core';

/** Whether the browser has a network at all. */
@Injectable({ providedIn: 'root' })
export class Online {
  private readonly lostAt = signal(navigator.onLine ? null : Date.now());
  /** Since when there is none, in milliseconds since the epoch; null while there is. */
  readonly offlineSince = this.lostAt.asReadonly();
  readonly online = computed(() => this.lostAt() === null);

  constructor() {
    addEventListener('online', () => this.lostAt.set(null));
    addEventListener('offline', () => this.lostAt.update((known) => known ?? Date.now()));
  }
}
