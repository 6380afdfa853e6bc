import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hasEnded, type Mapping, type Run, type TopError } from '@etl-studio/contracts';
import { Card, Formats } from '@etl-studio/ui';

import { RunsApi } from '../api/runs.api';
import { FIELD_NAMES } from '../mapping/field-words';
import { problemInField } from '../row-errors/row-error-words';

/** From this share of failing rows on, the mapping is the likelier culprit. */
const MANY_FAIL = 0.1;
/** What came in is shown beside its count for so long. */
const GAINED_OVER_MS = 3_000;

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
  private readonly endedId = computed(() =>
    this.ended() && this.run().invalidRows > 0 ? this.run().id : undefined,
  );
  private readonly groups = inject(RunsApi).errorGroups(this.endedId);
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
  protected readonly rows = computed(() =>
    this.run().topErrors.map((error) => ({
      ...error,
      more: this.gained(error),
      problem: problemInField(error.code, error.field),
      column: this.column(error),
      example: this.example(error),
    })),
  );
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

  /** The counts of a moment ago; null before there is one. */
  private readonly before = signal<ReadonlyMap<string, number> | null>(null);

  constructor() {
    const timer = setInterval(() => {
      this.before.set(new Map(this.run().topErrors.map((error) => [keyOf(error), error.count])));
    }, GAINED_OVER_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  private gained(error: TopError): number {
    const before = this.before();
    return this.ended() || !before ? 0 : error.count - (before.get(keyOf(error)) ?? 0);
  }

  private column({ field }: TopError): string {
    if (field === null) return $localize`:@@errors.wholeRow:the whole row`;
    return this.mapping()[field]?.source ?? FIELD_NAMES[field];
  }

  /** The most frequent raw value of the cause; empty until the run has ended. */
  private example({ code, field }: TopError): string {
    const groups = this.groups.hasValue() ? this.groups.value() : [];
    const group = groups.find((each) => each.code === code && each.field === field);
    if (!group) return '';
    return group.value === null || group.value === '' ? $localize`:@@mapping.empty:(empty)` : group.value;
  }
}

function keyOf({ code, field }: TopError): string {
  return `${code} ${field ?? ''}`;
}
