import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { MendResult, RowError } from '@etl-studio/contracts';
import { Formats, Toasts } from '@etl-studio/ui';
import { auditTime, EMPTY, filter, finalize, type Observable, switchMap } from 'rxjs';

import { MendingApi } from '../api/mending.api';
import { held } from '../api/held';
import { linkTo } from '../api/query';
import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';
import { EventStreams } from '../runs/event-stream';
import { SessionStore } from '../session/session.store';
import { isMendable } from '../status/is-mendable';
import { badRowOf, columnsOf } from './bad-row';
import { KeptEdits, type RowDrafts } from './kept-edits';

export const PAGE_ROWS = 50;
const SETTLE_MS = 300;

/** What of a run's rejected rows is shown. */
export interface MendingView {
  runId: string;
  code: string | undefined;
  field: string | undefined;
  status: string;
  /** Part of any cell. */
  q: string | undefined;
  /** From 1; null until it is known. */
  page: number | null;
}

/** The rejected rows of a run, what is being typed into them, and what came of it. */
@Injectable()
export class MendingStore {
  private readonly runs = inject(RunsApi);
  private readonly api = inject(MendingApi);
  private readonly streams = inject(EventStreams);
  private readonly toasts = inject(Toasts);
  private readonly formats = inject(Formats);
  private readonly kept = inject(KeptEdits);

  readonly view = signal<MendingView | null>(null);
  private readonly runId = computed(() => this.view()?.runId);
  readonly run = this.runs.run(this.runId);
  readonly groups = this.runs.errorGroups(this.runId);
  readonly page = this.runs.errors(this.runId, () => {
    const { page = null, code, field, status, q } = this.view() ?? {};
    return page === null
      ? null
      : { code, field, status, q, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS };
  });
  /** The page that is shown, while another one is read too; null before the first. */
  readonly shown = held(this.page);
  readonly suggestions = this.api.suggestions(
    () => (isMendable(this.run.hasValue() ? this.run.value().status : null) ? this.runId() : undefined),
    () => ({ code: this.view()?.code, field: this.view()?.field }),
  );
  private readonly mended = this.runs.errors(this.runId, () => ({ status: 'mended', limit: 1 }));
  private readonly excluded = this.runs.errors(this.runId, () => ({ status: 'excluded', limit: 1 }));
  readonly counts = computed(() => ({
    open: this.run.hasValue() ? this.run.value().invalidRows : 0,
    mended: this.mended.hasValue() ? this.mended.value().total : 0,
    excluded: this.excluded.hasValue() ? this.excluded.value().total : 0,
  }));

  /** Rows that were mended on this page since it was opened. */
  private readonly justMended = linkedSignal<unknown, readonly RowError[]>({
    source: this.view,
    computation: () => [],
  });
  /** What was typed into rows that do not pass yet, before the page was opened as well. */
  private readonly drafts = linkedSignal<RowDrafts>(() => this.kept.find(this.runId() ?? ''));
  readonly busy = signal(false);
  /** Why the last request was refused. */
  readonly refusal = signal<Failure | null>(null);

  private readonly listed = computed(() => {
    const found = this.shown()?.items ?? [];
    const mended = this.justMended();
    const numbers = new Set(mended.map((row) => row.rowNumber));
    return [...found.filter((row) => !numbers.has(row.rowNumber)), ...mended].sort(
      (one, other) => one.rowNumber - other.rowNumber,
    );
  });
  readonly columns = computed(() => columnsOf(this.listed()));
  readonly rows = computed(() => {
    const mended = new Set(this.justMended().map((row) => row.rowNumber));
    return this.listed().map((row) =>
      badRowOf(row, this.columns(), this.drafts()[row.rowNumber], mended.has(row.rowNumber)),
    );
  });

  constructor() {
    toObservable(inject(SessionStore).org)
      .pipe(
        switchMap((org) => (org ? this.updates(org.id) : EMPTY)),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.reload());
  }

  /** Tries the row with what was typed into it, this cell included. */
  mend(rowNumber: number, column: string, value: string): void {
    const row = this.listed().find((each) => each.rowNumber === rowNumber);
    const runId = this.runId();
    if (!row || !runId) return;
    const values = { ...this.drafts()[rowNumber]?.values, [column]: value };
    this.send(this.api.mendRow(runId, rowNumber, values), (result) => {
      if (result.mended === 0) {
        const errors = result.problems[0]?.errors ?? row.errors;
        this.keepDrafts({ ...this.drafts(), [rowNumber]: { values, errors } });
        return;
      }
      this.forgetDraft(rowNumber);
      this.justMended.update((rows) => [...rows, { ...row, row: { ...row.row, ...values }, mend: JUST_NOW }]);
    });
  }

  undoRow(rowNumber: number): void {
    const runId = this.runId();
    if (runId) this.send(this.api.undoRow(runId, rowNumber), () => this.forgetMended(rowNumber));
  }

  /** Tells what was done to many rows, with a way back. */
  tellDone(result: MendResult): void {
    const { change } = result;
    this.reload();
    if (change === null) return;
    const rows = this.formats.number(result.mended + result.excluded);
    const text =
      result.mended > 0
        ? $localize`:@@mending.done:Rows imported: ${rows}:rows:.`
        : $localize`:@@mending.dropped:Rows dropped: ${rows}:rows:.`;
    this.toasts.say(text, {
      label: $localize`:@@mending.undo:Undo`,
      run: () => this.undo(change),
    });
  }

  reload(): void {
    for (const read of [this.run, this.groups, this.page, this.suggestions, this.mended, this.excluded])
      read.reload();
  }

  private undo(change: string): void {
    const runId = this.runId();
    if (!runId) return;
    this.send(this.api.undo(runId, change), ({ undone }) => {
      const rows = this.formats.number(undone);
      this.toasts.say($localize`:@@mending.undone:Rows that are open again: ${rows}:rows:.`);
    });
  }

  private forgetDraft(rowNumber: number): void {
    const others = Object.entries(this.drafts()).filter(([number]) => Number(number) !== rowNumber);
    this.keepDrafts(Object.fromEntries(others));
  }

  private keepDrafts(drafts: RowDrafts): void {
    this.drafts.set(drafts);
    this.kept.keep(this.runId() ?? '', drafts);
  }

  private forgetMended(rowNumber: number): void {
    this.justMended.update((rows) => rows.filter((row) => row.rowNumber !== rowNumber));
  }

  private updates(orgId: string) {
    return this.streams.runs(linkTo('/api/events', { orgId }), '/api/runs?limit=1', {}).pipe(
      filter((update) => update.kind === 'message' && update.message.data.id === this.runId()),
      auditTime(SETTLE_MS),
    );
  }

  private send<T>(command: Observable<T>, done: (answer: T) => void): void {
    this.busy.set(true);
    this.refusal.set(null);
    command.pipe(finalize(() => this.busy.set(false))).subscribe({
      next: (answer) => {
        done(answer);
        this.reload();
      },
      error: (error: unknown) => {
        this.refusal.set(toFailure(error));
        this.reload();
      },
    });
  }
}

/** Stands for the mend of a row until it is read again. */
const JUST_NOW: RowError['mend'] = {
  id: '',
  kind: 'record',
  at: '',
  by: null,
  before: {},
  values: {},
  record: null,
};
