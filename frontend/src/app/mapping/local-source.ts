import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { DialectChoice, Inspection, Run } from '@etl-studio/contracts';
import { defer, EMPTY, map, type Observable, of, tap } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { LimitsApi } from '../api/limits.api';
import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { ChosenFile } from '../upload/chosen-file';
import { UploadStore } from '../upload/upload.store';
import { LiveConversion } from '../engine/live-conversion';
import { MappingSource } from './mapping-source';

/** A file on this computer: nothing of it leaves before a draft run is asked for. */
@Injectable()
export class LocalSource extends MappingSource {
  private readonly datasets = inject(DatasetsApi);
  private readonly runs = inject(RunsApi);
  private readonly chosen = inject(ChosenFile);
  private readonly uploads = inject(UploadStore);
  private readonly live = inject(LiveConversion);
  private readonly limits = inject(LimitsApi).limits;

  readonly datasetId = signal('');
  readonly file = computed(() => this.chosen.fileFor(this.datasetId()));
  /** The run that the file has become; null as long as it has not been sent. */
  readonly sent = signal<Run | null>(null);
  private readonly columns = computed(() => this.live.inspection()?.columns.map(({ name }) => name), {
    equal: (one, other) => one?.join('\n') === other?.join('\n'),
  });
  private readonly memory = this.datasets.rememberedMapping(this.datasetId, this.columns);

  readonly isLocal = true;
  readonly runId = signal(undefined).asReadonly();
  readonly fileName = computed(() => this.file()?.name ?? '');
  // What is known of the file stays while it is read otherwise, and while what is remembered is asked for.
  readonly inspection = linkedSignal<{ known: Inspection | null; file: File | null }, Inspection | null>({
    source: () => ({ known: this.live.recalled() ? this.live.inspection() : null, file: this.file() }),
    computation: ({ known, file }, before) => known ?? (before?.source.file === file ? before.value : null),
  }).asReadonly();
  readonly said = this.live.said;
  readonly rereading = this.live.rereading;
  readonly unread = this.live.unread;
  /** How the file was read when it was sent. */
  private sentAs: DialectChoice = {};
  readonly dataset = this.datasets.dataset(this.datasetId);
  readonly locked = signal(false).asReadonly();
  readonly used = signal(null).asReadonly();
  readonly settled = computed(() => this.dataset.hasValue());
  /** Why the engine cannot read the file. */
  readonly refusal = this.live.refusal;
  readonly failure = computed(() => {
    const error = this.dataset.error();
    return error ? toFailure(error) : null;
  });

  constructor() {
    super();
    effect(() => {
      const file = this.file();
      if (file) untracked(() => this.live.openFile(file, this.limits.value()));
    });
    // What cannot be recalled is no reason to wait: the names and values of the file suggest enough.
    effect(() => {
      if (!this.file() || !this.live.inspection()) return;
      if (this.live.recalled() || this.memory.isLoading()) return;
      const remembered = this.memory.hasValue() ? this.memory.value().remembered : null;
      untracked(() => this.live.recall(remembered));
    });
  }

  reload(): void {
    this.dataset.reload();
  }

  reread(said: DialectChoice): void {
    this.live.reread(said);
  }

  draft(): Observable<Run> {
    return defer(() => {
      const [sent, file] = [this.sent(), this.file()];
      const said = this.inspection()?.dialect.said ?? {};
      if (sent) return this.sentOtherwise(sent, said);
      if (!file) return EMPTY;
      return this.uploads.upload(this.datasetId(), file, said).pipe(
        tap((run) => {
          this.sentAs = said;
          this.sent.set(run);
        }),
      );
    });
  }

  /** A file that is read otherwise since it was sent is read so there as well. */
  private sentOtherwise(sent: Run, said: DialectChoice): Observable<Run> {
    if (JSON.stringify(said) === JSON.stringify(this.sentAs)) return of(sent);
    return this.runs.reread(sent.id, said).pipe(
      tap(() => (this.sentAs = said)),
      map(() => sent),
    );
  }
}
