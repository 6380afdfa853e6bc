import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { DialectChoice, Inspection, Run } from '@etl-studio/contracts';
import { EMPTY, finalize, type Observable, of } from 'rxjs';

import { LimitsApi } from '../api/limits.api';
import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { runContext } from '../runs/run-context';
import { LiveConversion } from '../engine/live-conversion';
import { MappingSource } from './mapping-source';
import { RunFile } from './run-file';

/** The file of a run. */
@Injectable()
export class RunSource extends MappingSource {
  private readonly runs = inject(RunsApi);
  private readonly files = inject(RunFile);
  private readonly live = inject(LiveConversion);
  private readonly limits = inject(LimitsApi).limits;

  readonly runId = signal<string | undefined>(undefined);
  private readonly reading = this.runs.run(this.runId);
  private readonly inspected = this.runs.inspection(this.runId);
  readonly run = computed(() => (this.reading.hasValue() ? this.reading.value() : null));
  private readonly context = runContext(this.run);

  readonly isLocal = false;
  readonly fileName = computed(() => this.run()?.fileName ?? '');
  readonly inspection = computed(() => (this.inspected.hasValue() ? this.inspected.value() : null));
  private readonly tried = signal<DialectChoice | null>(null);
  readonly said = computed(() => this.tried() ?? this.inspection()?.dialect.said ?? {});
  readonly rereading = signal(false);
  readonly unread = signal<string | null>(null);
  private bytes: { runId: string; file: Blob | null } | null = null;
  readonly dataset = this.context.dataset;
  readonly locked = computed(() => this.run() !== null && this.run()?.status !== 'DRAFT');
  readonly used = computed(() => (this.context.schema.hasValue() ? this.context.schema.value() : null));
  readonly settled = computed(
    () =>
      this.run() !== null && this.dataset.hasValue() && !(this.locked() && this.context.schema.isLoading()),
  );
  readonly failure = computed(() => {
    const error = this.reading.error() ?? this.inspected.error() ?? this.dataset.error();
    return error ? toFailure(error) : null;
  });

  constructor() {
    super();
    effect(() => {
      const [run, inspection] = [this.run(), this.inspection()];
      if (run && inspection) untracked(() => void this.open(run, inspection));
    });
  }

  reload(): void {
    this.reading.reload();
    this.inspected.reload();
    this.dataset.reload();
  }

  /** The server reads its file first: what the import will do is what is shown. */
  reread(said: DialectChoice): void {
    const run = this.run();
    if (!run || this.rereading()) return;
    this.tried.set(said);
    this.unread.set(null);
    this.rereading.set(true);
    this.runs
      .reread(run.id, said)
      .pipe(finalize(() => this.rereading.set(false)))
      .subscribe({
        next: (inspection) => {
          this.tried.set(null);
          this.inspected.set(inspection);
        },
        error: (error: unknown) => this.unread.set(toFailure(error).sentence),
      });
  }

  draft(): Observable<Run> {
    const run = this.run();
    return run ? of(run) : EMPTY;
  }

  private async open(run: Run, inspection: Inspection): Promise<void> {
    if (this.bytes?.runId !== run.id) this.bytes = { runId: run.id, file: await this.files.bytes(run) };
    if (this.runId() !== run.id) return;
    const { file } = this.bytes;
    if (file) this.live.openFile(file, this.limits.value(), inspection.dialect.said ?? {});
    else this.live.openPreview(inspection);
  }
}
