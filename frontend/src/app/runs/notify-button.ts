import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LucideBell, LucideBellOff, LucideBellRing } from '@lucide/angular';

import { RunNotices } from './run-notices';

/** Asks to be told when the run ends; says plainly where the browser will not. */
@Component({
  selector: 'app-notify-button',
  imports: [LucideBell, LucideBellOff, LucideBellRing, MatButton],
  template: `
    @switch (notices.state()) {
      @case ('off') {
        <button matButton="outlined" type="button" data-testid="run-notify" (click)="notices.want()">
          <svg lucideBell [size]="16"></svg><ng-container i18n="@@notify.want">Notify me</ng-container>
        </button>
      }
      @case ('on') {
        <button
          matButton="outlined"
          type="button"
          data-testid="run-notify"
          aria-pressed="true"
          title="Click to stop notifications"
          i18n-title="@@notify.stop"
          (click)="notices.stop()"
        >
          <svg lucideBellRing [size]="16"></svg
          ><ng-container i18n="@@notify.on">You will be notified</ng-container>
        </button>
      }
      @case ('refused') {
        <p role="status" data-testid="run-notify-refused">
          <svg lucideBellOff [size]="14"></svg>
          <ng-container i18n="@@notify.refused"
            >This browser blocks notifications of this site. Allow them in its settings.</ng-container
          >
        </p>
      }
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 6px;
      max-width: 300px;
      color: var(--text-2);
      font-size: 12px;
      line-height: 16px;
    }
    svg {
      flex: none;
    }
  `,
})
export class NotifyButton {
  protected readonly notices = inject(RunNotices);
}
