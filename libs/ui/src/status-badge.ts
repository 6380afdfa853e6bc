import { Component, input } from '@angular/core';
import { LucideDynamicIcon, type LucideIconInput } from '@lucide/angular';

import { Badge, type Tone } from './badge';

/** A state as icon and word. */
@Component({
  selector: 'ui-status-badge',
  imports: [Badge, LucideDynamicIcon],
  template: `
    <ui-badge [tone]="tone()">
      <svg [lucideIcon]="icon()" [size]="12" [strokeWidth]="2.5" [class.turning]="turning()"></svg>
      {{ word() }}
    </ui-badge>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    @media (prefers-reduced-motion: no-preference) {
      .turning {
        animation: turn 1.6s linear infinite;
      }
    }
    @keyframes turn {
      to {
        rotate: 360deg;
      }
    }
  `,
})
export class StatusBadge {
  readonly tone = input.required<Tone>();
  readonly icon = input.required<LucideIconInput>();
  readonly word = input.required<string>();
  readonly turning = input(false);
}
