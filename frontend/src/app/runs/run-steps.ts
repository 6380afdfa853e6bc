import { Component, computed, inject, input } from '@angular/core';
import type { Run } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { LiveRun } from './live-run';
import { type RunStep, stepTimes } from './phase-times';
import { RunHistory } from './run-history';

const STEP_NAMES: Record<RunStep, string> = {
  queued: $localize`:@@phase.queued:Queued`,
  reading: $localize`:@@phase.reading:Reading`,
  importing: $localize`:@@phase.importing:Importing`,
  finalising: $localize`:@@phase.finalising:Finalising`,
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
    li {
      display: flex;
      gap: 4px;
    }
    li:not(:last-child)::after {
      content: '›';
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
  private readonly live = inject(LiveRun);
  private readonly history = inject(RunHistory);
  private readonly formats = inject(Formats);

  protected readonly steps = computed(() =>
    stepTimes(this.run(), this.history.log(), this.live.now(), this.history.stepsSeen()).map((each) => ({
      ...each,
      name: STEP_NAMES[each.step],
      took: each.seconds === null ? '' : this.words(each.seconds, each.state),
    })),
  );

  /** A step that goes on is counted in whole seconds: tenths that jump by ten tell nothing. */
  private words(seconds: number, state: string): string {
    return this.formats.span(state === 'current' ? Math.floor(seconds) : seconds);
  }
}
