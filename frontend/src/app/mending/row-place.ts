import { computed, inject, linkedSignal, type Signal, untracked, type WritableSignal } from '@angular/core';

import { type RowErrorQuery, RunsApi } from '../api/runs.api';
import { PAGE_ROWS } from './mending.store';

interface RowPlace {
  /** The row that is sought; it is set to undefined as soon as pages are turned by hand. */
  sought: WritableSignal<number | undefined>;
  /** The page that it stands on, from 1; null until that is known. */
  page: Signal<number | null>;
}

/**
 * Where the row stands that the address names as the page is opened. Rows before it may have been mended since, so the
 * list is asked. Call it in an injection context.
 */
export function placeOfRow(
  runId: Signal<string>,
  row: Signal<number | undefined>,
  filter: Signal<RowErrorQuery>,
): RowPlace {
  const sought = linkedSignal<string, number | undefined>({
    source: runId,
    computation: () => untracked(row),
  });
  const before = inject(RunsApi).errors(runId, () => {
    const wanted = sought();
    return wanted === undefined ? null : { ...untracked(filter), before: wanted, limit: 1 };
  });
  const page = computed(() => {
    if (before.error()) return 1;
    return before.hasValue() ? Math.floor(before.value().total / PAGE_ROWS) + 1 : null;
  });
  return { sought, page };
}
