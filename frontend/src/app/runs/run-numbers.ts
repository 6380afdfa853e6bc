import { DestroyRef, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, interval, merge } from 'rxjs';

import { held } from '../api/held';
import { RunsApi } from '../api/runs.api';
import { SessionStore } from '../session/session.store';
import { LiveRuns } from './live-runs';

const AGAIN_AFTER_CHANGE_MS = 2_000;
const AGAIN_ANYWAY_MS = 30_000;

/** How many runs there are of each status, and for admins what all of them are doing; read again as runs change. */
@Injectable()
export class RunNumbers {
  private readonly live = inject(LiveRuns);
  private readonly session = inject(SessionStore);
  private readonly runs = inject(RunsApi);
  private readonly countsNow = this.runs.counts(() => this.live.filter());
  private readonly activityNow = this.runs.activity(() => this.session.can('runs.activity'));

  readonly counts = held(this.countsNow);
  readonly activity = held(this.activityNow);

  constructor() {
    merge(this.live.changed$, interval(AGAIN_ANYWAY_MS))
      .pipe(auditTime(AGAIN_AFTER_CHANGE_MS), takeUntilDestroyed(inject(DestroyRef)))
      .subscribe(() => {
        if (document.visibilityState !== 'visible') return;
        this.countsNow.reload();
        this.activityNow.reload();
      });
  }
}
