import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { Run } from '@etl-studio/contracts';
import type { LinkState } from '@etl-studio/sse';
import { bufferTime, EMPTY, filter, map, merge, type Observable, share, Subject, switchMap, tap } from 'rxjs';

import { held } from '../api/held';
import { linkTo } from '../api/query';
import { RunsApi } from '../api/runs.api';
import { SessionStore } from '../session/session.store';
import { applyToList } from './apply-run';
import { EventStreams } from './event-stream';
import { isListed, type RunFilter } from './run-filter';

const SHOW_EVERY_MS = 500;
const PAGE_SIZE = 50;

/** A page of the organization's runs, newest first, kept up to date where they stand. */
@Injectable()
export class LiveRuns {
  private readonly session = inject(SessionStore);
  private readonly streams = inject(EventStreams);
  private readonly retry$ = new Subject<void>();
  private readonly news = new Subject<void>();

  readonly filter = signal<RunFilter>(
    { status: [] },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** Of the page that is listed; the first one without. */
  readonly cursor = signal<string | undefined>(undefined);
  readonly list = inject(RunsApi).list(() => ({
    ...this.filter(),
    cursor: this.cursor(),
    limit: PAGE_SIZE,
  }));
  /** The page that is shown: while another one is read, the one before. */
  readonly page = held(this.list);
  readonly link = signal<LinkState>({ kind: 'connecting', since: Date.now() });
  /** The listed runs in their newest state; runs that came since are counted, not listed. */
  readonly runs = linkedSignal<readonly Run[]>(() => this.page()?.items ?? []);
  private readonly unlisted = linkedSignal<unknown, ReadonlySet<string>>({
    source: () => this.page(),
    computation: () => new Set(),
  });
  readonly newRuns = this.unlisted.asReadonly();
  /** Some run of the organization has changed. */
  readonly changed$ = this.news.asObservable();
  /** From when on a run would stand on the first page. */
  private readonly reachesTo = computed(() => {
    const page = this.page();
    return page?.nextCursor == null ? '' : (page.items.at(-1)?.createdAt ?? '');
  });

  constructor() {
    toObservable(this.session.org)
      .pipe(
        switchMap((org) => (org ? this.follow(org.id) : EMPTY)),
        takeUntilDestroyed(),
      )
      .subscribe((changed) => {
        changed.forEach((run) => this.take(run));
        this.news.next();
      });
  }

  retryNow(): void {
    this.retry$.next();
  }

  private take(run: Run): void {
    if (this.runs().some((listed) => listed.id === run.id)) {
      this.runs.update((runs) => applyToList(runs, run));
    } else if (this.isNew(run)) {
      this.unlisted.update((ids) => new Set([...ids, run.id]));
    }
  }

  /** Runs of other pages tell of themselves too: new is only what would stand on this one, and it is the first. */
  private isNew(run: Run): boolean {
    const page = this.page();
    const isFirst = page !== null && page.previousCursor === null;
    return isFirst && run.createdAt > this.reachesTo() && isListed(run, this.filter());
  }

  private follow(orgId: string): Observable<Run[]> {
    const updates = this.streams
      .runs(linkTo('/api/events', { orgId }), '/api/runs?limit=1', { retryNow: this.retry$ })
      .pipe(share());
    const links = updates.pipe(
      tap((update) => {
        if (update.kind !== 'link') return;
        this.link.set(update.link);
        if (update.link.kind === 'polling') this.list.reload();
      }),
      switchMap(() => EMPTY),
    );
    const changes = updates.pipe(
      filter((update) => update.kind === 'message'),
      map(({ message }) => message.data),
      bufferTime(SHOW_EVERY_MS),
      filter((runs) => runs.length > 0),
    );
    return merge(changes, links);
  }
}
