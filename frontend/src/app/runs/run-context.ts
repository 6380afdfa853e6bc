import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import type { Mapping, Run, SchemaVersion } from '@etl-studio/contracts';

import { DatasetsApi } from '../api/datasets.api';
import { RunsApi } from '../api/runs.api';
import { currencyOf } from '../mapping/currency';

/**
 * What a run belongs to: its dataset, the mapping it was started with (empty before), and the currency of its
 * amounts (null where neither dataset nor file names one). Call it in an injection context.
 */
export function runContext(run: Signal<Run | null>) {
  // Ids of their own: a run changes five times a second, what is read by id must not be read as often.
  const datasetId = computed(() => run()?.datasetId);
  const schemaVersion = computed(() => run()?.schemaVersion ?? null);
  const runId = computed(() => run()?.id);

  const dataset = inject(DatasetsApi).dataset(datasetId);
  const schema = httpResource<SchemaVersion>(() => {
    const [id, version] = [datasetId(), schemaVersion()];
    return id && version !== null
      ? `/api/datasets/${encodeURIComponent(id)}/schema/versions/${version}`
      : undefined;
  });
  const mapping = computed<Mapping>(() => (schema.hasValue() ? schema.value().mapping : {}));
  const datasetCurrency = computed(() => (dataset.hasValue() ? dataset.value().currency : null));
  const inspection = inject(RunsApi).inspection(() =>
    dataset.hasValue() && !datasetCurrency() && mapping().currency?.source ? runId() : undefined,
  );
  const currency = computed(() => {
    const columns = inspection.hasValue() ? inspection.value().columns : [];
    return currencyOf(mapping(), columns) ?? datasetCurrency();
  });
  return { dataset, schema, mapping, currency };
}
