import { Component, computed, inject } from '@angular/core';
import { LucideBell, LucideCircleAlert, LucideCircleCheck } from '@lucide/angular';

import { RelativeTime } from './relative-time';
import { Toasts } from './toasts';

let created = 0;

/** A bell that tells how many messages came and, opened, what they said. */
@Component({
  selector: 'ui-toast-history',
  imports: [LucideBell, LucideCircleAlert, LucideCircleCheck, RelativeTime],
  template: `
    <button
      type="button"
      class="bell"
      [attr.popovertarget]="id"
      data-testid="toast-history"
      [attr.aria-label]="label()"
    >
      <svg lucideBell [size]="16"></svg>
      @if (toasts.unseen() > 0) {
        <span class="count" aria-hidden="true">{{ toasts.unseen() }}</span>
      }
    </button>
    <div [id]="id" popover (toggle)="toasts.see()">
      <h2 i18n="@@toasts.history">Messages</h2>
      <ul>
        @for (toast of toasts.history(); track toast.id) {
          <li [attr.data-tone]="toast.tone">
            @if (toast.tone === 'ok') {
              <svg lucideCircleCheck [size]="16"></svg>
            } @else {
              <svg lucideCircleAlert [size]="16"></svg>
            }
            <span>{{ toast.text }}</span>
            <ui-relative-time class="faint" [at]="toast.at" />
          </li>
        } @empty {
          <li class="none" i18n="@@toasts.none">No messages yet.</li>
        }
      </ul>
    </div>
  `,
  styles: `
    .bell {
      position: relative;
      display: grid;
      place-items: center;
      width: var(--ctl);
      height: var(--ctl);
      padding: 0;
      border: 0;
      border-radius: var(--r-md);
      background: none;
      color: var(--text-2);
      cursor: pointer;
    }
    .bell:hover {
      background: var(--neutral-tint);
      color: var(--text);
    }
    .count {
      position: absolute;
      inset: 2px 0 auto auto;
      min-width: 16px;
      padding: 0 4px;
      border-radius: var(--r-full);
      background: var(--accent);
      color: var(--on-accent);
      font-size: 10px;
      line-height: 16px;
      font-weight: 600;
      text-align: center;
    }
    [popover] {
      inset: auto;
      position-area: bottom span-left;
      width: min(360px, calc(100vw - 32px));
      max-height: min(420px, 70vh);
      margin: 6px 0 0;
      padding: 0;
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      background: var(--raised);
      color: var(--text);
      box-shadow: var(--shadow-2);
      overflow: auto;
    }
    h2 {
      position: sticky;
      top: 0;
      padding: 10px 16px;
      border-bottom: 1px solid var(--border);
      background: var(--raised);
      font-size: 13px;
      line-height: 20px;
      font-weight: 600;
    }
    ul {
      padding: 4px 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      padding: 8px 16px;
    }
    li > span {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    li svg {
      flex: none;
      margin-top: 2px;
      color: var(--ok-text);
    }
    [data-tone='bad'] svg {
      color: var(--bad-text);
    }
    .faint {
      font-size: 12px;
      white-space: nowrap;
    }
    .none {
      color: var(--text-2);
    }
  `,
})
export class ToastHistory {
  protected readonly toasts = inject(Toasts);
  protected readonly id = `toast-history-${created++}`;
  protected readonly label = computed(() => {
    const count = this.toasts.unseen();
    return count === 0
      ? $localize`:@@toasts.history:Messages`
      : $localize`:@@toasts.historyNew:Messages, ${count}:count: new`;
  });
}
