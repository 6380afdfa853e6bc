import { Component, computed, input } from '@angular/core';

import type { Tone } from './badge';

/** How much of a known whole there is, such as required fields mapped. Not for work that goes on: see ProgressBar. */
@Component({
  selector: 'ui-meter',
  template: `
    <div
      class="track"
      role="meter"
      aria-valuemin="0"
      [attr.aria-valuemax]="max()"
      [attr.aria-valuenow]="value()"
      [attr.aria-label]="label()"
    >
      <i [attr.data-tone]="tone()" [style.width.%]="percent()"></i>
    </div>
  `,
  styleUrl: './bar.scss',
})
export class Meter {
  readonly value = input.required<number>();
  readonly max = input.required<number>();
  readonly label = input.required<string>();
  readonly tone = input<Tone>('info');
  protected readonly percent = computed(() => (this.max() > 0 ? (100 * this.value()) / this.max() : 0));
}
