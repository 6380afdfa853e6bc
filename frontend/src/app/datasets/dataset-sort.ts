import type { Dataset } from '@etl-studio/contracts';

export const DATASET_SORTS = ['lastImport', 'name', 'rows'] as const;
export type DatasetSort = (typeof DATASET_SORTS)[number];

/** `value` when it names an order, else the default one. */
export function asDatasetSort(value: string | undefined): DatasetSort {
  return DATASET_SORTS.find((sort) => sort === value) ?? 'lastImport';
}

/** The datasets whose name or description holds `search`, in the given order. */
export function arrangeDatasets(datasets: readonly Dataset[], search: string, sort: DatasetSort): Dataset[] {
  const wanted = search.trim().toLowerCase();
  return datasets
    .filter(({ name, description }) => `${name}\n${description ?? ''}`.toLowerCase().includes(wanted))
    .sort(COMPARE[sort]);
}

const byName = (a: Dataset, b: Dataset) => a.name.localeCompare(b.name);

const COMPARE: Record<DatasetSort, (a: Dataset, b: Dataset) => number> = {
  name: byName,
  rows: (a, b) => b.totals.records - a.totals.records || byName(a, b),
  lastImport: (a, b) => lastActive(b).localeCompare(lastActive(a)) || byName(a, b),
};

function lastActive(dataset: Dataset): string {
  return dataset.lastRun?.createdAt ?? dataset.createdAt;
}
