import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ImportRecord, RecordFilter, RecordPage, RecordSort } from '@etl-studio/contracts';
import type { Subscription } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';

export const PAGE_ROWS = 100;
/** Pages kept; those fetched longest ago go first. */
const MOST_PAGES = 40;

export interface RecordSet {
  runId: string;
  filter: RecordFilter;
  sort: readonly RecordSort[];
}

type Summary = Pick<RecordPage, 'total' | 'sums' | 'facets'>;

/** The records of a filtered run, page by page as they are looked at. */
@Injectable()
export class RecordPages {
  private readonly runs = inject(RunsApi);
  private readonly pages = signal<ReadonlyMap<number, ImportRecord[]>>(new Map());
  private readonly known = signal<Summary | null>(null, { equal: isSameSummary });
  private readonly fault = signal<Failure | null>(null);
  private readonly asked = new Map<number, Subscription>();
  private readonly current = signal<RecordSet | null>(null);

  /** What is shown, or on its way. */
  readonly shown = this.current.asReadonly();
  /** What is known of the whole set; it stays while the next one is awaited. */
  readonly summary = this.known.asReadonly();
  readonly failure = this.fault.asReadonly();
  readonly waiting = signal(false);
  readonly total = computed(() => this.known()?.total ?? 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.abort());
  }

  /** Shows another set from its first page on. */
  show(set: RecordSet): void {
    this.abort();
    this.current.set(set);
    this.pages.set(new Map());
    this.waiting.set(true);
    this.ask(0);
  }

  tryAgain(): void {
    const set = this.current();
    if (set) this.show(set);
  }

  /** Row `index` of the set; undefined until its page has come. */
  row(index: number): ImportRecord | undefined {
    return this.pages().get(pageOf(index))?.[index % PAGE_ROWS];
  }

  /** Asks for the pages that hold rows `from` to `to`, each once, and forgets requests that no one waits for. */
  need(from: number, to: number): void {
    this.leave(from, to);
    for (let page = pageOf(from); page <= pageOf(to); page += 1) this.ask(page);
  }

  /** Forgets requests for pages far from rows `from` to `to`; the first page tells what is known of the whole set. */
  leave(from: number, to: number): void {
    for (const [page, request] of this.asked) {
      if (page === 0 || (page >= pageOf(from) - 1 && page <= pageOf(to) + 1)) continue;
      request.unsubscribe();
      this.asked.delete(page);
    }
  }

  private ask(page: number): void {
    const set = this.current();
    if (
      !set ||
      this.asked.has(page) ||
      this.pages().has(page) ||
      page * PAGE_ROWS >= Math.max(this.total(), 1)
    )
      return;
    const query = { ...set.filter, sort: set.sort, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
    const request = this.runs.recordPage(set.runId, query).subscribe({
      next: (answer) => this.take(page, answer),
      error: (error: unknown) => this.fail(page, error),
    });
    if (!request.closed) this.asked.set(page, request);
  }

  private take(page: number, { items, total, sums, facets }: RecordPage): void {
    this.asked.delete(page);
    this.fault.set(null);
    this.waiting.set(false);
    this.known.set({ total, sums, facets });
    this.pages.update((pages) => {
      const kept = [...pages].filter(([number]) => number !== page).slice(-(MOST_PAGES - 1));
      return new Map([...kept, [page, items]]);
    });
  }

  private fail(page: number, error: unknown): void {
    this.asked.delete(page);
    this.waiting.set(false);
    this.fault.set(toFailure(error));
  }

  private abort(): void {
    for (const request of this.asked.values()) request.unsubscribe();
    this.asked.clear();
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS);
}

/** Each page says it anew, mostly the same. */
function isSameSummary(one: Summary | null, other: Summary | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
