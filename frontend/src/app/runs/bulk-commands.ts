import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Run } from '@etl-studio/contracts';
import { Formats, Toasts } from '@etl-studio/ui';
import { catchError, from, map, mergeMap, type Observable, of, toArray } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { confirm, type Confirmation } from '../dialog/confirm.dialog';
import { toFailure } from '../http/failure';

const AT_ONCE = 4;

/** What came of the runs one by one: null where it was done, else why not. */
type Outcomes = (string | null)[];

/** Does one thing to several runs, after asking. */
@Injectable()
export class BulkCommands {
  private readonly runs = inject(RunsApi);
  private readonly dialog = inject(MatDialog);
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);

  retry(runs: readonly Run[]): Promise<boolean> {
    const count = this.formats.number(runs.length);
    return this.ask(runs, (run) => this.runs.retry(run.id), {
      title: $localize`:@@bulk.retryTitle:Retry ${count}:count: runs?`,
      text: $localize`:@@bulk.retryText:Each is imported again from its first row, with the mapping that it was started with.`,
      keep: $localize`:@@bulk.retryKeep:Leave them`,
      act: $localize`:@@bulk.retryNow:Retry ${count}:count:`,
      testId: 'bulk-retry',
    });
  }

  cancel(runs: readonly Run[]): Promise<boolean> {
    const count = this.formats.number(runs.length);
    return this.ask(runs, (run) => this.runs.cancel(run.id), {
      title: $localize`:@@bulk.cancelTitle:Cancel ${count}:count: runs?`,
      text: $localize`:@@bulk.cancelText:Nothing of them is kept, and they cannot be resumed.`,
      keep: $localize`:@@bulk.cancelKeep:Keep them running`,
      act: $localize`:@@bulk.cancelNow:Cancel ${count}:count:`,
      isDangerous: true,
      testId: 'bulk-cancel',
    });
  }

  deleteDrafts(runs: readonly Run[]): Promise<boolean> {
    const count = this.formats.number(runs.length);
    return this.ask(runs, (run) => this.runs.delete(run.id), {
      title: $localize`:@@bulk.deleteTitle:Delete ${count}:count: drafts?`,
      text: $localize`:@@bulk.deleteText:Their uploaded files go with them; upload them again to import them.`,
      keep: $localize`:@@bulk.deleteKeep:Keep them`,
      act: $localize`:@@bulk.deleteNow:Delete ${count}:count:`,
      isDangerous: true,
      testId: 'bulk-delete',
    });
  }

  /** Whether it was done, to however many. */
  private async ask(
    runs: readonly Run[],
    act: (run: Run) => Observable<unknown>,
    asked: Omit<Confirmation<Outcomes>, 'run'>,
  ): Promise<boolean> {
    const done = await confirm(this.dialog, { ...asked, run: () => eachOf(runs, act) });
    if (!done) return false;
    const refusals = done.answer.filter((refusal) => refusal !== null);
    const count = this.formats.number(runs.length - refusals.length);
    if (refusals.length < runs.length) this.toasts.say($localize`:@@bulk.done:Done\: ${count}:count:.`);
    if (refusals[0] !== undefined) {
      const refused = this.formats.number(refusals.length);
      this.toasts.warn($localize`:@@bulk.refused:Left as they are\: ${refused}:count:. ${refusals[0]}:why:`);
    }
    return true;
  }
}

/** One refusal keeps nothing of the others from being done. */
function eachOf(runs: readonly Run[], act: (run: Run) => Observable<unknown>): Observable<Outcomes> {
  const outcome = (run: Run) =>
    act(run).pipe(
      map(() => null),
      catchError((error: unknown) => of(toFailure(error).sentence)),
    );
  return from(runs).pipe(mergeMap(outcome, AT_ONCE), toArray());
}
