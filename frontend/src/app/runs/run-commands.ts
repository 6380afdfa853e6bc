import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { toObservable } from '@angular/core/rxjs-interop';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { Formats, Toasts } from '@etl-studio/ui';
import { filter, of, switchMap, take } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { confirm } from '../dialog/confirm.dialog';
import { RunStore } from './run.store';

/** What is done to a run after asking, in words that say what it does to the totals. */
@Injectable()
export class RunCommands {
  private readonly runs = inject(RunsApi);
  private readonly store = inject(RunStore);
  private readonly dialog = inject(MatDialog);
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly run$ = toObservable(this.store.run);

  async cancel({ id }: Run): Promise<void> {
    const done = await confirm(this.dialog, {
      title: $localize`:@@run.cancelTitle:Cancel this import?`,
      text: $localize`:@@run.cancelConfirm:Nothing of it is kept, and it cannot be resumed.`,
      keep: $localize`:@@run.keepRunning:Keep it running`,
      act: $localize`:@@run.cancelNow:Cancel the import`,
      isDangerous: true,
      testId: 'run-cancel',
      run: () => this.runs.cancel(id),
    });
    if (done) this.store.follow(done.answer);
  }

  /** Ends on the mapping of a new draft of the same file; where the run ended first, with the run as it is. */
  async cancelAndRemap({ id }: Run): Promise<void> {
    const ended = this.run$.pipe(
      filter((run) => run?.id === id && hasEnded(run.status)),
      take(1),
    );
    const done = await confirm(this.dialog, {
      title: $localize`:@@run.remapTitle:Cancel this import and map its file again?`,
      text: $localize`:@@run.remapText:Nothing of it is kept. A draft of the same file is made, and its mapping opened.`,
      keep: $localize`:@@run.keepRunning:Keep it running`,
      act: $localize`:@@errors.remap:Cancel and change mapping`,
      isDangerous: true,
      testId: 'run-remap',
      run: () =>
        this.runs.cancel(id).pipe(
          switchMap(() => ended),
          switchMap((run) => (run?.status === 'CANCELLED' ? this.runs.rerun(id) : of(run))),
        ),
    });
    if (done?.answer && done.answer.id !== id) {
      await this.router.navigate(['/runs', done.answer.id, 'mapping']);
    }
  }

  async deleteDraft({ id, datasetId }: Run): Promise<void> {
    const done = await confirm(this.dialog, {
      title: $localize`:@@run.deleteTitle:Delete this draft?`,
      text: $localize`:@@run.deleteConfirm:The uploaded file goes with it; upload it again to import it.`,
      keep: $localize`:@@run.keepDraft:Keep it`,
      act: $localize`:@@run.deleteNow:Delete the draft`,
      isDangerous: true,
      testId: 'run-delete',
      run: () => this.runs.delete(id),
    });
    if (!done) return;
    this.toasts.say($localize`:@@run.deleted:Draft deleted.`);
    await this.router.navigate(['/datasets', datasetId]);
  }

  async revert(run: Run): Promise<void> {
    const records = this.formats.number(run.validRows);
    const spend = this.formats.money(run.spend, this.store.currency());
    const done = await confirm(this.dialog, {
      title: $localize`:@@run.revertTitle:Revert this import?`,
      text: $localize`:@@run.revertText:Everything that was imported from ${run.fileName}:file: is taken out of every total at once:`,
      effects: [
        $localize`:@@run.revertRecords:${records}:records: records with a spend of ${spend}:spend: no longer count.`,
        run.mode === 'replace'
          ? $localize`:@@run.revertReplaced:Days that it had taken over from earlier imports count as they did before it.`
          : $localize`:@@run.revertAppended:What other imports hold for these days stays as it is.`,
        $localize`:@@run.revertKept:Nothing is deleted: the records can still be looked at, and the import can be restored.`,
      ],
      keep: $localize`:@@run.revertKeep:Keep the import`,
      act: $localize`:@@run.revert:Revert`,
      isDangerous: true,
      testId: 'run-revert',
      run: () => this.runs.revert(run.id),
    });
    if (!done) return;
    this.store.follow(done.answer);
    this.toasts.say($localize`:@@run.reverted:The import was reverted.`);
  }

  async restore(run: Run): Promise<void> {
    const records = this.formats.number(run.validRows);
    const spend = this.formats.money(run.spend, this.store.currency());
    const done = await confirm(this.dialog, {
      title: $localize`:@@run.restoreTitle:Restore this import?`,
      text: $localize`:@@run.restoreText:It takes its old place among the imports again:`,
      effects: [
        $localize`:@@run.restoreRecords:${records}:records: records with a spend of ${spend}:spend: can count again.`,
        $localize`:@@run.restoreLater:Days that a later import has replaced stay with that import.`,
      ],
      keep: $localize`:@@run.restoreKeep:Leave it reverted`,
      act: $localize`:@@run.restore:Restore`,
      testId: 'run-restore',
      run: () => this.runs.restore(run.id),
    });
    if (!done) return;
    this.store.follow(done.answer);
    this.toasts.say($localize`:@@run.restored:The import was restored.`);
  }

  /** Ends on the mapping of the new draft, where it is started. */
  async rerun(run: Run): Promise<void> {
    const done = await confirm(this.dialog, {
      title: $localize`:@@run.rerunTitle:Import this file again?`,
      text: $localize`:@@run.rerunText:A draft of the same file is made, with the dataset’s mapping and rules as they are now:`,
      effects: [
        $localize`:@@run.rerunDraft:Nothing changes until you have looked at the draft and started it.`,
        $localize`:@@run.rerunPlace:When it succeeds, it takes the place of this import, mended rows included, and this one is reverted.`,
      ],
      keep: $localize`:@@ui.cancel:Cancel`,
      act: $localize`:@@run.rerunNow:Make the draft`,
      testId: 'run-rerun',
      run: () => this.runs.rerun(run.id),
    });
    if (done) await this.router.navigate(['/runs', done.answer.id, 'mapping']);
  }
}
