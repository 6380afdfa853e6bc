import { Component, computed, input } from '@angular/core';

import type { Tone } from './badge';

export interface ProgressSegment {
  /** Share of the whole, 0 to 100. */
  percent: number;
  tone: Tone;
}

/** Work that goes on. `segments` null means its size is not known yet. */
@Component({
  selector: 'ui-progress-bar',
  template: `
    <div
      class="track"
      role="progressbar"
      aria-valuemin="0"
      aria-valuemax="100"
      [class.tall]="tall()"
      [class.endless]="!segments()"
      [class.flash]="flash()"
      [attr.aria-valuenow]="now()"
      [attr.aria-valuetext]="valueText()"
      [attr.aria-label]="label()"
    >
      @for (segment of segments() ?? []; track $index) {
        <i [attr.data-tone]="segment.tone" [style.width.%]="segment.percent"></i>
      } @empty {
        <i data-tone="info"></i>
      }
    </div>
  `,
  styleUrl: './bar.scss',
})
export class ProgressBar {
  readonly segments = input.required<readonly ProgressSegment[] | null>();
  readonly label = input.required<string>();
  readonly valueText = input<string | null>(null);
  readonly tall = input(false);
  /** Turns the whole bar green for a second, where motion is welcome: the work was seen to succeed. */
  readonly flash = input(false);
  protected readonly now = computed(() => {
    const segments = this.segments();
    return segments ? Math.round(segments.reduce((sum, { percent }) => sum + percent, 0)) : null;
  });
}
