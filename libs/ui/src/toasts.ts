import { Component, computed, inject, Injectable, signal } from '@angular/core';
import { LucideCircleAlert, LucideCircleCheck, LucideX } from '@lucide/angular';

export interface Toast {
  id: number;
  tone: 'ok' | 'bad';
  text: string;
  action: ToastAction | null;
}

/** What a toast said, kept after it went. `at` is ISO 8601. */
export interface PastToast extends Pick<Toast, 'id' | 'tone' | 'text'> {
  at: string;
}

/** Something that can be done about what a toast says; doing it takes the toast away. */
export interface ToastAction {
  label: string;
  run(): void;
}

const SHOWN_AT_ONCE = 3;
const SECONDS_SHOWN = 6;
const MOST_KEPT = 50;

/** Short messages about what was just done. Never the only place where an error is told. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly toasts = this.list.asReadonly();
  private readonly past = signal<readonly PastToast[]>([]);
  /** What was said since the page was loaded, newest first. */
  readonly history = this.past.asReadonly();
  private readonly lastSeenId = signal(0);
  /** How many of them came since the history was looked at. */
  readonly unseen = computed(() => this.past().filter(({ id }) => id > this.lastSeenId()).length);
  private lastId = 0;

  /** Goes away by itself. */
  say(text: string, action: ToastAction | null = null): void {
    const id = this.add('ok', text, action);
    setTimeout(() => this.dismiss(id), SECONDS_SHOWN * 1000);
  }

  /** Stays until dismissed. */
  warn(text: string): void {
    this.add('bad', text, null);
  }

  dismiss(id: number): void {
    this.list.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  /** The history was looked at. */
  see(): void {
    this.lastSeenId.set(this.lastId);
  }

  private add(tone: Toast['tone'], text: string, action: ToastAction | null): number {
    const id = ++this.lastId;
    this.list.update((toasts) => [...toasts, { id, tone, text, action }].slice(-SHOWN_AT_ONCE));
    const at = new Date().toISOString();
    this.past.update((past) => [{ id, tone, text, at }, ...past].slice(0, MOST_KEPT));
    return id;
  }
}

/** Where toasts appear; one per application. */
@Component({
  selector: 'ui-toast-host',
  imports: [LucideCircleAlert, LucideCircleCheck, LucideX],
  template: `
    <div role="status" aria-live="polite">
      @for (toast of toasts.toasts(); track toast.id) {
        <div class="toast" animate.enter="entering" [attr.data-tone]="toast.tone">
          @if (toast.tone === 'ok') {
            <svg lucideCircleCheck [size]="16"></svg>
          } @else {
            <svg lucideCircleAlert [size]="16"></svg>
          }
          <span>{{ toast.text }}</span>
          @if (toast.action; as action) {
            <button type="button" class="action" (click)="toasts.dismiss(toast.id); action.run()">
              {{ action.label }}
            </button>
          }
          <button
            type="button"
            (click)="toasts.dismiss(toast.id)"
            aria-label="Dismiss"
            i18n-aria-label="@@ui.dismiss"
          >
            <svg lucideX [size]="14"></svg>
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto 16px 16px auto;
      z-index: 40;
      max-width: calc(100vw - 32px);
    }
    .toast {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      width: 340px;
      max-width: 100%;
      margin-top: 8px;
      padding: 10px 10px 10px 12px;
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      background: var(--raised);
      box-shadow: var(--shadow-2);
    }
    .entering {
      animation: rise var(--dur) var(--ease);
    }
    svg {
      flex: none;
      margin-top: 2px;
      color: var(--ok-text);
    }
    [data-tone='bad'] > svg {
      color: var(--bad-text);
    }
    span {
      flex: 1;
      overflow-wrap: anywhere;
    }
    button {
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      cursor: pointer;
    }
    button.action {
      width: auto;
      padding: 0 8px;
      color: var(--accent-text);
      font-weight: 600;
    }
    button svg {
      margin: 0;
      color: var(--text-3);
    }
    button:hover {
      background: var(--neutral-tint);
    }
    @keyframes rise {
      from {
        opacity: 0;
        translate: 0 6px;
      }
    }
  `,
})
export class ToastHost {
  protected readonly toasts = inject(Toasts);
}
