import { Injectable, signal } from '@angular/core';

const STORAGE_KEY = 'etl-studio.single-keys';

/** Whether keys without Ctrl do something; people who dictate turn them off (WCAG 2.1.4). Kept in this browser. */
@Injectable({ providedIn: 'root' })
export class SingleKeys {
  private readonly on = signal(localStorage.getItem(STORAGE_KEY) !== 'off');
  readonly areOn = this.on.asReadonly();

  choose(on: boolean): void {
    this.on.set(on);
    if (on) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, 'off');
  }
}
