import { Injectable, signal } from '@angular/core';

/** Whether the browser has a network at all. */
@Injectable({ providedIn: 'root' })
export class Online {
  private readonly state = signal(navigator.onLine);
  readonly online = this.state.asReadonly();

  constructor() {
    for (const event of ['online', 'offline'])
      addEventListener(event, () => this.state.set(navigator.onLine));
  }
}
