import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import type { Run } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { type RunStep, stepTimes } from './phase-times';
import { RunHistory } from './run-history';

const STEP_NAMES: Record<RunStep, string> = {
  uploaded: $localize`:@@step.uploaded:Uploaded`,
  queued: $localize`:@@phase.queued:Queued`,
  importing: $localize`:@@phase.importing:Importing`,
  publishing: $localize`:@@step.publishing:Publishing`,
};

/** The steps of a run with what each took, and how far it is. */
@Component({
  selector: 'app-run-steps',
  host: { 'data-testid': 'run-phases' },
  template: `
    <ol aria-label="Phases" i18n-aria-label="@@progress.phases">
      @for (each of steps(); track each.name) {
        <li [attr.data-state]="each.state" [attr.aria-current]="each.state === 'current' ? 'step' : null">
          {{ each.name }}
          @if (each.took) {
            <span class="took">{{ each.took }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      padding: 0;
      margin: 8px 0 0;
      list-style: none;
      color: var(--text-3);
      font-size: 12px;
      line-height: 18px;
    }
    li + li::before {
      content: '›';
      margin-right: 6px;
      color: var(--text-3);
    }
    [data-state='current'] {
      color: var(--text);
      font-weight: 550;
    }
    [data-state='done'] {
      color: var(--text-2);
    }
    .took {
      color: var(--text-3);
      font-weight: 400;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class RunSteps {
  readonly run = input.required<Run>();
  private readonly history = inject(RunHistory);
  private readonly formats = inject(Formats);
  private readonly now = signal(Date.now());

  protected readonly steps = computed(() =>
    stepTimes(this.run(), this.history.log(), this.now(), this.history.publishingSince()).map((each) => ({
      ...each,
      name:
        each.state === 'current' && this.run().phase === 'reading'
          ? $localize`:@@phase.reading:Reading`
          : STEP_NAMES[each.step],
      // A file may lie about for days before it is imported: that is no time it took.
      took: each.step === 'uploaded' || each.seconds === null ? '' : this.words(each.seconds, each.state),
    })),
  );

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** A step that goes on is counted in whole seconds: tenths that jump by ten tell nothing. */
  private words(seconds: number, state: string): string {
    return this.formats.span(state === 'current' ? Math.floor(seconds) : seconds);
  }
}
