import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { type Run, type RunStatus } from '@etl-studio/contracts';
import type { LinkState } from '@etl-studio/sse';
import { bufferTime, EMPTY, filter, map, merge, type Observable, share, Subject, switchMap, tap } from 'rxjs';

import { held } from '../api/held';
import { linkTo } from '../api/query';
import { RunsApi } from '../api/runs.api';
import { SessionStore } from '../session/session.store';
import { applyToList } from './apply-run';
import { EventStreams } from './event-stream';

const SHOW_EVERY_MS = 500;
const STEP = 100;
const MOST = 500;

/** The organization's runs, newest first, kept up to date where they stand. */
@Injectable()
export class LiveRuns {
  private readonly session = inject(SessionStore);
  private readonly streams = inject(EventStreams);
  private readonly retry$ = new Subject<void>();

  /** Statuses that are listed; none means all. */
  readonly statuses = signal<readonly RunStatus[]>([]);
  readonly q = signal('');
  /** Only runs that were set aside after their last attempt. */
  readonly setAside = signal(false);
  readonly datasetId = signal<string | null>(null);
  private readonly filter = computed(
    () => ({
      status: [...this.statuses()],
      q: this.q() || undefined,
      dlq: this.setAside() || undefined,
      datasetId: this.datasetId() ?? undefined,
    }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** How many are listed at most; few again for every other filter. */
  private readonly limit = linkedSignal({ source: this.filter, computation: () => STEP });
  readonly list = inject(RunsApi).list(() => ({ ...this.filter(), limit: this.limit() }));
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

  constructor() {
    toObservable(this.session.org)
      .pipe(
        switchMap((org) => (org ? this.follow(org.id) : EMPTY)),
        takeUntilDestroyed(),
      )
      .subscribe((changed) => changed.forEach((run) => this.take(run)));
  }

  /** Whether there are more than are listed, and room to list them. */
  readonly hasMore = computed(() => this.page()?.nextCursor != null && this.limit() < MOST);

  showMore(): void {
    this.limit.update((limit) => Math.min(MOST, limit + STEP));
  }

  retryNow(): void {
    this.retry$.next();
  }

  private readonly isFiltered = computed(
    () => this.statuses().length > 0 || this.q() !== '' || this.setAside() || this.datasetId() !== null,
  );

  private take(run: Run): void {
    if (this.runs().some((listed) => listed.id === run.id)) {
      this.runs.update((runs) => applyToList(runs, run));
    } else if (this.page() && !this.isFiltered()) {
      this.unlisted.update((ids) => new Set([...ids, run.id]));
    }
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
