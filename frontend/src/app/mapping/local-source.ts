import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Run } from '@etl-studio/contracts';
import { defer, EMPTY, type Observable, of, tap } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { LimitsApi } from '../api/limits.api';
import { toFailure } from '../http/failure';
import { ChosenFile } from '../upload/chosen-file';
import { UploadStore } from '../upload/upload.store';
import { LiveConversion } from '../engine/live-conversion';
import { MappingSource } from './mapping-source';

/** A file on this computer: nothing of it leaves before a draft run is asked for. */
@Injectable()
export class LocalSource extends MappingSource {
  private readonly datasets = inject(DatasetsApi);
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
  readonly fileName = computed(() => this.file()?.name ?? '');
  readonly inspection = computed(() => (this.live.recalled() ? this.live.inspection() : null));
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

  draft(): Observable<Run> {
    return defer(() => {
      const [sent, file] = [this.sent(), this.file()];
      if (sent) return of(sent);
      if (!file) return EMPTY;
      return this.uploads.upload(this.datasetId(), file).pipe(tap((run) => this.sent.set(run)));
    });
  }
}
