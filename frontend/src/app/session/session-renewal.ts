import { inject, Injectable, Injector } from '@angular/core';

/** Asks the person to sign in again over the page, once for all requests that met the end of the session. */
@Injectable({ providedIn: 'root' })
export class SessionRenewal {
  private readonly injector = inject(Injector);
  private asking: Promise<boolean> | null = null;

  /** Resolves to whether the same person signed in again. */
  renew(): Promise<boolean> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    const { askToSignInAgain } = await import('./session-ended.dialog');
    return askToSignInAgain(this.injector);
  }
}
