import { computed, inject, Injectable, signal } from '@angular/core';
import type { Mapping, Run } from '@etl-studio/contracts';
import { finalize, type Observable } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { RunsApi } from '../api/runs.api';
import { type Failure, toFailure } from '../http/failure';
import { LiveRun } from './live-run';

/** One run with its dataset, and what can be done to it. */
@Injectable()
export class RunStore {
  private readonly runs = inject(RunsApi);
  private readonly datasets = inject(DatasetsApi);
  readonly live = inject(LiveRun);

  readonly run = this.live.run;
  // Ids of their own: a run changes five times a second, what is read by id must not be read as often.
  private readonly datasetId = computed(() => this.run()?.datasetId);
  private readonly mappedDatasetId = computed(() =>
    this.run()?.schemaVersion == null ? undefined : this.run()?.datasetId,
  );
  readonly dataset = this.datasets.dataset(this.datasetId);
  private readonly schema = this.datasets.schema(this.mappedDatasetId);
  /** The mapping the run was started with; empty before and where it cannot be read. */
  readonly mapping = computed<Mapping>(() => {
    const schema = this.schema.hasValue() ? this.schema.value() : null;
    return schema && schema.version === this.run()?.schemaVersion ? schema.mapping : {};
  });
  readonly currency = computed(() => {
    const constant = this.mapping().currency?.constant ?? '';
    if (/^[A-Z]{3}$/.test(constant)) return constant;
    return this.dataset.hasValue() ? this.dataset.value().currency : null;
  });

  readonly busy = signal(false);
  /** Why the last command was refused. */
  readonly refusal = signal<Failure | null>(null);

  cancel(id: string): void {
    this.send(this.runs.cancel(id));
  }

  retry(id: string): void {
    this.send(this.runs.retry(id));
  }

  private send(command: Observable<Run>): void {
    this.busy.set(true);
    this.refusal.set(null);
    command.pipe(finalize(() => this.busy.set(false))).subscribe({
      next: (run) => {
        this.live.take(run);
        this.live.followAgain();
      },
      error: (error: unknown) => this.refusal.set(toFailure(error)),
    });
  }
}
