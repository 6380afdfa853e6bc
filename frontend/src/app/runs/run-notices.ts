import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { of, type Subscription } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { serverText } from '../language/server-texts';
import { runStatus } from '../status/run-status';
import { EventStreams } from './event-stream';

const STORAGE_KEY = 'etl-studio.notify-runs';
const ENDED = 'run.completed';
/** Runs followed after their page was left: each takes one of the few connections a browser has. */
const MOST_FOLLOWED = 2;

/** `off` until it is asked for, `refused` where the browser will not show any, `missing` where it cannot. */
export type NoticeState = 'off' | 'on' | 'refused' | 'missing';

/** Tells by a notification of the browser that a run has ended, where the person asked for it. */
@Injectable({ providedIn: 'root' })
export class RunNotices {
  private readonly streams = inject(EventStreams);
  private readonly runs = inject(RunsApi);
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);
  private readonly followed = new Map<string, Subscription>();
  private readonly current = signal<NoticeState>(currentState());
  readonly state = this.current.asReadonly();

  /** Asks the browser for leave where it has not been asked; remembers the wish in this browser. */
  async want(): Promise<void> {
    if (!('Notification' in globalThis)) return;
    if (Notification.permission === 'default') await Notification.requestPermission();
    if (Notification.permission === 'granted') localStorage.setItem(STORAGE_KEY, 'on');
    this.current.set(currentState());
  }

  stop(): void {
    localStorage.removeItem(STORAGE_KEY);
    this.current.set(currentState());
  }

  /** Goes on watching a run whose page is left. */
  follow(id: string): void {
    if (this.state() !== 'on' || this.followed.has(id)) return;
    const [oldest] = this.followed.keys();
    if (oldest !== undefined && this.followed.size >= MOST_FOLLOWED) this.leave(oldest);
    const url = `/api/runs/${encodeURIComponent(id)}`;
    const watching = this.streams
      .runs(this.runs.eventsUrl(id), url, { endsWith: ENDED, visible: of(true) })
      .subscribe({
        // A run that has ended already is told of twice: as it is, and that it is complete.
        next: (update) =>
          update.kind === 'message' && update.message.event === ENDED && this.tell(update.message.data),
        complete: () => this.followed.delete(id),
      });
    this.followed.set(id, watching);
  }

  /** The run's own page watches it again. */
  leave(id: string): void {
    this.followed.get(id)?.unsubscribe();
    this.followed.delete(id);
  }

  /** Says that the run has ended, if it has and somebody wants to know. */
  tell(run: Run): void {
    if (this.state() !== 'on' || !hasEnded(run.status)) return;
    const notice = new Notification(`${runStatus(run).word}: ${run.fileName}`, {
      body: this.bodyOf(run),
      tag: run.id,
    });
    notice.onclick = () => {
      window.focus();
      notice.close();
      void this.router.navigate(['/runs', run.id]);
    };
  }

  private bodyOf(run: Run): string {
    if (run.error) return serverText(run.error.message, run.error.code);
    const [rows, errors] = [this.formats.number(run.validRows), this.formats.number(run.invalidRows)];
    return run.status === 'SUCCEEDED'
      ? $localize`:@@notice.imported:${rows}:rows: rows imported, ${errors}:errors: with errors.`
      : '';
  }
}

function currentState(): NoticeState {
  if (!('Notification' in globalThis)) return 'missing';
  if (Notification.permission === 'denied') return 'refused';
  const isWanted = localStorage.getItem(STORAGE_KEY) === 'on';
  return isWanted && Notification.permission === 'granted' ? 'on' : 'off';
}
