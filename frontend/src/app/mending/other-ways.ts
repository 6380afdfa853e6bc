import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { RowErrorCode } from '@etl-studio/contracts';
import { finalize } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';

const OF_RULES: readonly RowErrorCode[] = [
  'not_allowed',
  'out_of_range',
  'negative_value',
  'too_long',
  'pattern_mismatch',
];
const OF_READING: readonly RowErrorCode[] = [
  'invalid_date',
  'ambiguous_date',
  'invalid_number',
  'invalid_integer',
];

/** Where the rows are right and what they are checked against is not: the way to the rule, or to how a column is read. */
@Component({
  selector: 'app-other-ways',
  imports: [MatButton, RouterLink],
  template: `
    @if (isOfRules()) {
      <a matButton [routerLink]="['/datasets', datasetId(), 'schema']" i18n="@@mending.changeRule"
        >Change the rule</a
      >
    }
    @if (isOfReading()) {
      <button
        matButton
        type="button"
        data-testid="change-reading"
        [disabled]="busy()"
        (click)="mapAgain()"
        i18n="@@mending.changeReading"
      >
        Change the format, in a new import
      </button>
    }
    @if (refusal(); as failure) {
      <p role="alert">{{ failure.sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      margin: 0 -12px;
    }
    :host:empty {
      display: none;
    }
    p {
      padding: 0 12px;
      color: var(--bad-text);
    }
  `,
})
export class OtherWays {
  readonly runId = input.required<string>();
  readonly datasetId = input.required<string>();
  readonly code = input.required<RowErrorCode>();

  private readonly runs = inject(RunsApi);
  private readonly router = inject(Router);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Failure | null>(null);
  protected readonly isOfRules = computed(() => OF_RULES.includes(this.code()));
  protected readonly isOfReading = computed(() => OF_READING.includes(this.code()));

  /** A new draft of the same file: when it succeeds, it takes the place of this run, mends included. */
  protected mapAgain(): void {
    this.busy.set(true);
    this.refusal.set(null);
    this.runs
      .rerun(this.runId())
      .pipe(finalize(() => this.busy.set(false)))
      .subscribe({
        next: ({ id }) => void this.router.navigate(['/runs', id, 'mapping']),
        error: (error: unknown) => this.refusal.set(toFailure(error)),
      });
  }
}
