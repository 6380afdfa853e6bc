import { booleanAttribute, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LucideTriangleAlert } from '@lucide/angular';

import { CopyButton } from './copy-button';

/** What failed, in place of the content that failed: the rest of the page keeps working. */
@Component({
  selector: 'ui-error-panel',
  imports: [CopyButton, LucideTriangleAlert, MatButton],
  host: { role: 'alert' },
  template: `
    <svg lucideTriangleAlert [size]="18"></svg>
    <div class="text">
      <h2>{{ heading() }}</h2>
      <p>{{ detail() }}</p>
      <ng-content />
      @if (requestId(); as id) {
        <p class="request">
          <span i18n="@@ui.requestId">Request id</span>
          <code class="mono">{{ id }}</code>
          <ui-copy-button [text]="id" label="Copy request id" i18n-label="@@ui.copyRequestId" />
        </p>
      }
      @if (canRetry()) {
        <button matButton="outlined" type="button" (click)="retry.emit()" i18n="@@ui.tryAgain">
          Try again
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 12px;
      padding: 16px;
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      background: var(--surface);
    }
    svg {
      flex: none;
      margin-top: 1px;
      color: var(--bad-text);
    }
    .text {
      min-width: 0;
    }
    h2 {
      font-size: 13px;
      line-height: 20px;
    }
    p {
      color: var(--text-2);
      overflow-wrap: anywhere;
    }
    .request {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 4px 6px;
      margin-top: 4px;
      color: var(--text-3);
      font-size: 12px;
    }
    button[matButton] {
      margin-top: 12px;
    }
  `,
})
export class ErrorPanel {
  readonly heading = input.required<string>();
  readonly detail = input.required<string>();
  readonly requestId = input<string | null>(null);
  readonly canRetry = input(true, { transform: booleanAttribute });
  readonly retry = output();
}
