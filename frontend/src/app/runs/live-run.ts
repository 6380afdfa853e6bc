import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { type LinkState, type StreamMessage, type StreamUpdate, tabVisible } from '@etl-studio/sse';
import { EMPTY, filter, map, type Observable, Subject, switchMap, tap } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { applyRun } from './apply-run';
import { EventStreams } from './event-stream';
import { onOneBeat } from './on-one-beat';
import { RunNotices } from './run-notices';

/** A state of the run, and when it came, in milliseconds since the epoch. */
interface Seen {
  run: Run;
  at: number;
}

/** One run as it is now: read once, then followed. It and its clock go on together, on one beat. */
@Injectable()
export class LiveRun {
  private readonly runs = inject(RunsApi);
  private readonly streams = inject(EventStreams);
  private readonly http = inject(HttpClient);
  private readonly notices = inject(RunNotices);
  private readonly retry$ = new Subject<void>();
  private readonly following = signal(0);

  readonly runId = signal<string | undefined>(undefined);
  /** The first reading, which also says why there is none. */
  readonly first = this.runs.run(this.runId);
  private readonly streamed = signal<Run | null>(null);
  readonly run = computed(() => {
    const first = this.first.hasValue() ? this.first.value() : null;
    const streamed = this.streamed();
    if (!streamed || streamed.id !== this.runId()) return first;
    return first ? applyRun(first, streamed) : streamed;
  });
  readonly link = signal<LinkState>({ kind: 'connecting', since: Date.now() });
  /** When the newest state came, in milliseconds since the epoch. */
  readonly seenAt = signal(Date.now());
  /** The clock of whatever shows the run, in milliseconds since the epoch; it stands once the run has ended. */
  readonly now = signal(Date.now());

  constructor() {
    const address = computed(() => ({ id: this.runId(), turn: this.following() }));
    toObservable(address)
      .pipe(
        switchMap(({ id }) => (id === undefined ? EMPTY : this.follow(id))),
        takeUntilDestroyed(),
      )
      .subscribe((seen) => {
        if (seen) this.show(seen);
        this.now.set(Date.now());
      });
  }

  /** Shows what a command answered. */
  take(run: Run): void {
    this.show({ run, at: Date.now() });
  }

  followAgain(): void {
    this.following.update((turn) => turn + 1);
  }

  retryNow(): void {
    this.retry$.next();
  }

  private show({ run, at }: Seen): void {
    this.streamed.update((known) => applyRun(known, run));
    this.seenAt.update((known) => Math.max(known, at));
  }

  /** The newest state with every beat, null before the first one. */
  private follow(id: string): Observable<Seen | null> {
    const url = `/api/runs/${encodeURIComponent(id)}`;
    return this.streams
      .runs(this.runs.eventsUrl(id), url, {
        endsWith: 'run.completed',
        retryNow: this.retry$,
        // Whoever wants to be told of the end looks elsewhere meanwhile.
        visible: tabVisible().pipe(map((isVisible) => isVisible || this.notices.state() === 'on')),
        poll: () => this.http.get<Run>(url).pipe(map(asMessage)),
      })
      .pipe(
        tap((update) => update.kind === 'link' && this.link.set(update.link)),
        filter((update): update is StreamUpdate<Run> & { kind: 'message' } => update.kind === 'message'),
        map(({ message }) => ({ run: message.data, at: Date.now() })),
        onOneBeat(),
      );
  }
}

function asMessage(run: Run): StreamMessage<Run> {
  return { id: String(run.seq), event: hasEnded(run.status) ? 'run.completed' : 'run.progress', data: run };
}
