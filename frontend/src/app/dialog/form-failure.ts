import { Component, computed, input } from '@angular/core';
import { LucideCircleAlert } from '@lucide/angular';

import type { Failure } from '../http/failure';

/** A refused form, in one line; silent where the fields themselves say it. */
@Component({
  selector: 'app-form-failure',
  imports: [LucideCircleAlert],
  host: { role: 'alert' },
  template: `
    @if (sentence(); as sentence) {
      <p><svg lucideCircleAlert [size]="14"></svg>{{ sentence }}</p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 6px;
      color: var(--bad-text);
    }
    svg {
      flex: none;
      margin-top: 3px;
    }
  `,
})
export class FormFailure {
  readonly failure = input.required<Failure | null>();
  protected readonly sentence = computed(() => {
    const failure = this.failure();
    const saidByField = failure && (failure.code === 'name_taken' || failure.problems.length > 0);
    return failure && !saidByField ? failure.sentence : null;
  });
}
