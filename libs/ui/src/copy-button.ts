import { Component, inject, input, signal, DOCUMENT, DestroyRef } from '@angular/core';
import { LucideCheck, LucideCopy } from '@lucide/angular';

/** Copies `text` and says so. */
@Component({
  selector: 'ui-copy-button',
  imports: [LucideCheck, LucideCopy],
  template: `
    <button type="button" [attr.aria-label]="label()" [title]="label()" (click)="copy()">
      @if (copied()) {
        <svg lucideCheck [size]="14"></svg>
      } @else {
        <svg lucideCopy [size]="14"></svg>
      }
    </button>
    <span class="visually-hidden" role="status">
      @if (copied()) {
        <ng-container i18n="@@ui.copied">Copied</ng-container>
      }
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
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
      color: var(--text-3);
      cursor: pointer;
    }
    button:hover {
      background: var(--neutral-tint);
      color: var(--text);
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** The button's name, such as "Copy request id". */
  readonly label = input.required<string>();
  protected readonly copied = signal(false);
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected async copy(): Promise<void> {
    await this.clipboard?.writeText(this.text());
    this.copied.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.copied.set(false), 2000);
  }
}
