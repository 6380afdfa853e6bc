import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hasEnded, type Mapping, type Run, type TopError } from '@etl-studio/contracts';
import { Card, Formats } from '@etl-studio/ui';

import { RunsApi } from '../api/runs.api';
import { FIELD_NAMES } from '../mapping/field-words';
import { problemInField } from '../row-errors/row-error-words';
import { causeExamples } from './cause-examples';
import { LiveRun } from './live-run';
import { causeOf, nextGains, type RecentGains } from './recent-gains';

/** From this share of failing rows on, the mapping is the likelier culprit. */
const MANY_FAIL = 0.1;

/** Why rows are set aside, most frequent cause first. */
@Component({
  selector: 'app-errors-preview',
  imports: [Card, RouterLink],
  host: { 'data-testid': 'run-errors-preview' },
  templateUrl: './errors-preview.html',
  styleUrl: './errors-preview.scss',
})
export class ErrorsPreview {
  readonly run = input.required<Run>();
  /** The mapping the run was started with, to name the columns of the file. */
  readonly mapping = input.required<Mapping>();
  /** The run is to be cancelled, and its file mapped anew. */
  readonly remap = output();

  protected readonly formats = inject(Formats);
  protected readonly ended = computed(() => hasEnded(this.run().status));
  private readonly live = inject(LiveRun);
  private readonly exampleOf = causeExamples(this.run, this.mapping);
  private readonly gains = linkedSignal<{ errors: readonly TopError[]; at: number }, RecentGains>({
    source: () => ({ errors: this.run().topErrors, at: this.live.now() }),
    computation: ({ errors, at }, before) => nextGains(before?.value ?? null, errors, at),
  });
  /** Only a run without open rows may have none left because they were settled. */
  private readonly settledId = computed(() => {
    const { id, status, invalidRows } = this.run();
    return ['SUCCEEDED', 'REVERTED'].includes(status) && invalidRows === 0 ? id : undefined;
  });
  private readonly mended = inject(RunsApi).errors(this.settledId, () => ({ status: 'mended', limit: 1 }));
  private readonly excluded = inject(RunsApi).errors(this.settledId, () => ({
    status: 'excluded',
    limit: 1,
  }));
  protected readonly lookingUp = computed(() => this.mended.isLoading() || this.excluded.isLoading());
  /** Where rows are that failed first and were mended or dropped since. */
  protected readonly settled = computed(() =>
    [
      {
        status: 'mended',
        rows: this.mended.hasValue() ? this.mended.value().total : 0,
        words: (rows: string) => $localize`:@@errors.mendedRows:${rows}:rows: mended`,
      },
      {
        status: 'excluded',
        rows: this.excluded.hasValue() ? this.excluded.value().total : 0,
        words: (rows: string) => $localize`:@@errors.droppedRows:${rows}:rows: dropped`,
      },
    ]
      .filter(({ rows }) => rows > 0)
      .map(({ status, rows, words }) => ({ status, words: words(this.formats.number(rows)) })),
  );
  protected readonly heading = computed(() =>
    this.ended() ? $localize`:@@errors.heading:Errors` : $localize`:@@errors.soFar:Errors so far`,
  );
  protected readonly rows = computed(() => {
    const { since, gained } = this.gains();
    return this.run().topErrors.map((error) => ({
      ...error,
      gained: this.ended() ? [] : gainedOf(gained.get(causeOf(error)), since),
      problem: problemInField(error.code, error.field),
      column: this.column(error),
      example: this.example(error),
    }));
  });
  protected readonly warning = computed(() => {
    const { processedRows, invalidRows, topErrors } = this.run();
    const worst = topErrors[0];
    if (!worst || processedRows < 20 || invalidRows / processedRows <= MANY_FAIL) return null;
    const every = Math.max(Math.round(processedRows / invalidRows), 1);
    const column = this.column(worst);
    return every === 1
      ? $localize`:@@errors.nearlyAll:Nearly every row fails, mostly in ${column}:column:.`
      : $localize`:@@errors.oneIn:1 in ${every}:every: rows fails, mostly in ${column}:column:.`;
  });

  private column({ field }: TopError): string {
    if (field === null) return $localize`:@@errors.wholeRow:the whole row`;
    return this.mapping()[field]?.source ?? FIELD_NAMES[field];
  }

  /** Empty where none is known. */
  private example(error: TopError): string {
    const value = this.exampleOf(error);
    if (value === undefined) return '';
    return value === null || value === '' ? $localize`:@@mapping.empty:(empty)` : value;
  }
}

/** At most one gain, anew for each time that one is told. */
function gainedOf(more: number | undefined, at: number): { at: number; more: number }[] {
  return more === undefined ? [] : [{ at, more }];
}
