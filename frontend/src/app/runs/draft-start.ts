import { computed, inject, Injectable } from '@angular/core';
import type { SchemaVersion } from '@etl-studio/contracts';
import { of } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { RunsApi } from '../api/runs.api';
import { AgreedStart } from '../mapping/agreed-start';
import { currencyOf } from '../mapping/currency';
import { isDecided } from '../mapping/decided-mapping';
import { KeptDrafts } from '../mapping/kept-drafts';
import { RunStore } from './run.store';

/** Starts a draft from its own page, where its file reads as the dataset's schema says and nothing is left to choose. */
@Injectable()
export class DraftStart {
  private readonly store = inject(RunStore);
  private readonly kept = inject(KeptDrafts);
  private readonly agreed = new AgreedStart();

  private readonly draftId = computed(() => {
    const run = this.store.run();
    return run?.status === 'DRAFT' ? run.id : undefined;
  });
  private readonly dataset = computed(() =>
    this.store.dataset.hasValue() ? this.store.dataset.value() : null,
  );
  private readonly schema = inject(DatasetsApi).schema(() => {
    const dataset = this.dataset();
    return this.draftId() !== undefined && dataset?.activeSchemaVersion ? dataset.id : undefined;
  });
  private readonly inspection = inject(RunsApi).inspection(() =>
    this.schema.hasValue() ? this.draftId() : undefined,
  );
  /** The schema version that it would be imported with; null where its columns are to be mapped first. */
  readonly version = computed<SchemaVersion | null>(() => {
    const id = this.draftId();
    if (id === undefined || !this.schema.hasValue() || !this.inspection.hasValue()) return null;
    // What somebody chose here and has not saved yet is not passed over.
    if (this.kept.find(id)) return null;
    const schema = this.schema.value();
    return isDecided(this.inspection.value(), schema.mapping) ? schema : null;
  });

  /** Queues the run once the person agrees with what it displaces. */
  start(): void {
    const [run, dataset, version] = [this.store.run(), this.dataset(), this.version()];
    if (!run || !dataset || !version) return;
    const { mapping, rules } = version;
    const columns = this.inspection.hasValue() ? this.inspection.value().columns : [];
    const currency = currencyOf(mapping, columns) ?? dataset.currency;
    const meant = { mapping, rules, mode: dataset.importMode, currency };
    this.store.send(
      this.agreed.start(
        run,
        () => meant,
        () => of(version),
      ),
      (started) => this.store.follow(started),
    );
  }
}
