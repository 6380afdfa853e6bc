import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { MendResult } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideX } from '@lucide/angular';

import { ServerText } from '../language/server-text.pipe';

/** What became of the rows of a file. */
@Component({
  selector: 'app-fixed-rows-result',
  imports: [LucideX, MatIconButton, ServerText],
  template: `
    <div role="status" class="card" data-testid="fixed-rows-result">
      <div>
        <p class="counts">
          <b i18n="@@mending.resultFixed">{{ formats.number(result().mended) }} fixed and imported</b>
          @if (result().stillInvalid > 0) {
            · <span i18n="@@mending.resultFail">{{ formats.number(result().stillInvalid) }} still fail</span>
          }
          @if (result().alreadyMended > 0) {
            ·
            <span i18n="@@mending.resultAlready"
              >{{ formats.number(result().alreadyMended) }} were fixed before</span
            >
          }
          @if (result().unknown > 0) {
            ·
            <span i18n="@@mending.resultUnknown"
              >{{ formats.number(result().unknown) }} are not rejected rows of this run</span
            >
          }
        </p>
        @for (problem of result().problems.slice(0, 3); track problem.rowNumber) {
          <p class="problem">
            <span i18n="@@errors.row">row {{ formats.number(problem.rowNumber) }}</span
            >: {{ problem.errors[0]?.message ?? '' | serverText: problem.errors[0]?.code }}
          </p>
        }
      </div>
      <button
        matIconButton
        type="button"
        aria-label="Dismiss"
        i18n-aria-label="@@ui.dismiss"
        (click)="dismissed.emit()"
      >
        <svg lucideX [size]="16"></svg>
      </button>
    </div>
  `,
  styles: `
    div[role] {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      padding: 10px 8px 10px 16px;
    }
    .problem {
      margin-top: 2px;
      color: var(--text-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class FixedRowsResult {
  readonly result = input.required<MendResult>();
  readonly dismissed = output();
  protected readonly formats = inject(Formats);
}
