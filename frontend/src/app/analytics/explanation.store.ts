import { computed, inject, Injectable, signal } from '@angular/core';
import type { AnalyticsFilter, ExplainedRecord, Explanation } from '@etl-studio/contracts';
import { finalize, type Subscription } from 'rxjs';

import { AnalyticsApi } from '../api/analytics.api';
import { type Failure, toFailure } from '../http/failure';

const PAGE = 20;

/** What is behind a number, a page of records at a time. */
@Injectable()
export class ExplanationStore {
  private readonly api = inject(AnalyticsApi);
  private filter: AnalyticsFilter = {};
  private reading: Subscription | undefined;

  private readonly first = signal<Explanation | null>(null);
  private readonly more = signal<readonly ExplainedRecord[]>([]);
  private readonly cursor = signal<string | null>(null);
  readonly waiting = signal(false);
  readonly failure = signal<Failure | null>(null);
  readonly answer = this.first.asReadonly();
  readonly records = computed(() => [...(this.first()?.records.items ?? []), ...this.more()]);
  readonly hasMore = computed(() => this.cursor() !== null);

  open(filter: AnalyticsFilter): void {
    this.filter = filter;
    this.first.set(null);
    this.more.set([]);
    this.read();
  }

  /** Reads the next page, or again what could not be read. */
  read(): void {
    const cursor = this.first() ? (this.cursor() ?? undefined) : undefined;
    this.reading?.unsubscribe();
    this.waiting.set(true);
    this.failure.set(null);
    this.reading = this.api
      .explain({ ...this.filter, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
      .pipe(finalize(() => this.waiting.set(false)))
      .subscribe({
        next: (page) => {
          if (cursor === undefined) this.first.set(page);
          else this.more.update((records) => [...records, ...page.records.items]);
          this.cursor.set(page.records.nextCursor);
        },
        error: (error: unknown) => this.failure.set(toFailure(error)),
      });
  }
}
