import { Component, inject, input } from '@angular/core';
import type { MendResult } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { ServerText } from '../language/server-text.pipe';

/** What would come of a mend, and the first rows before and after it. */
@Component({
  selector: 'app-mend-outlook',
  imports: [ServerText],
  template: `
    <p class="outlook">
      @if (result().excluded > 0) {
        <ng-container i18n="@@mending.willDrop"
          >{{ formats.number(result().excluded) }} will be left out of the import.</ng-container
        >
      } @else if (result().mended > 0) {
        <ng-container i18n="@@mending.willPass"
          >{{ formats.number(result().mended) }} will be imported.</ng-container
        >
      }
      @if (result().stillInvalid > 0) {
        <ng-container i18n="@@mending.willFail"
          >{{ formats.number(result().stillInvalid) }} would still fail.</ng-container
        >
      }
    </p>
    <ul class="samples">
      @for (sample of result().samples; track sample.rowNumber) {
        <li>
          <span class="row" i18n="@@errors.row">row {{ formats.number(sample.rowNumber) }}</span>
          @for (cell of entries(sample.before); track cell[0]) {
            <s class="mono">{{ cell[1] || empty }}</s>
            <span aria-hidden="true">→</span>
            <b class="mono">{{ sample.values[cell[0]] || empty }}</b>
          }
          @for (error of sample.errors; track $index) {
            <span class="fails">{{ error.message | serverText: error.code }}</span>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './mend-outlook.scss',
})
export class MendOutlook {
  readonly result = input.required<MendResult>();
  protected readonly formats = inject(Formats);
  protected readonly empty = $localize`:@@mapping.empty:(empty)`;

  protected entries(cells: Record<string, string>): [string, string][] {
    return Object.entries(cells);
  }
}
