import { Component, inject } from '@angular/core';
import { LucideColumns3 } from '@lucide/angular';

import { ColumnLayout } from './column-layout';
import { COLUMN_NAMES, RECORD_COLUMNS } from './record-columns';

/** Which columns are shown. */
@Component({
  selector: 'app-column-choice',
  imports: [LucideColumns3],
  template: `
    <button type="button" class="open" popovertarget="column-choice" data-testid="columns">
      <svg lucideColumns3 [size]="14"></svg>
      <span i18n="@@columns.columns">Columns</span>
    </button>
    <div class="panel" popover id="column-choice">
      <fieldset>
        <legend class="visually-hidden" i18n="@@columns.columns">Columns</legend>
        @for (id of columns; track id) {
          <label class="option">
            <input
              #box
              type="checkbox"
              [checked]="layout.isShown(id)"
              [disabled]="!layout.canHide(id)"
              (change)="layout.show([id], box.checked)"
            />
            <span>{{ names[id] }}</span>
          </label>
        }
      </fieldset>
      @if (layout.isChanged()) {
        <button type="button" class="reset" (click)="layout.reset()" i18n="@@columns.reset">
          Reset columns
        </button>
      }
    </div>
  `,
  styleUrl: './column-choice.scss',
})
export class ColumnChoice {
  protected readonly layout = inject(ColumnLayout);
  protected readonly columns = RECORD_COLUMNS;
  protected readonly names = COLUMN_NAMES;
}
