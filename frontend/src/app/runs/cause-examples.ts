import { computed, inject, type Signal } from '@angular/core';
import { hasEnded, type Mapping, type Run, type TopError } from '@etl-studio/contracts';

import { RunsApi } from '../api/runs.api';

/**
 * A raw cell of each cause, null where none is known: of an ended run its most frequent one. While the run is under way
 * its row errors cannot be read yet, but the first rows of its file can, and a cause that many rows have is met there.
 * Call it in an injection context.
 */
export function causeExamples(run: Signal<Run>, mapping: Signal<Mapping>) {
  const runs = inject(RunsApi);
  const ended = computed(() => hasEnded(run().status));
  const failingId = computed(() => (run().topErrors.length > 0 ? run().id : undefined));
  const groups = runs.errorGroups(() => (ended() && run().invalidRows > 0 ? run().id : undefined));
  const file = runs.inspection(() => (ended() ? undefined : failingId()));

  const mostFrequent = ({ code, field }: TopError): string | null | undefined =>
    groups.hasValue()
      ? groups.value().find((group) => group.code === code && group.field === field)?.value
      : undefined;
  const first = ({ field, sampleRow }: TopError): string | undefined => {
    const source = field === null ? undefined : mapping()[field]?.source;
    if (source === undefined || !file.hasValue()) return undefined;
    const { columns, preview } = file.value();
    const column = columns.find(({ name }) => name === source);
    const row = preview.find(({ rowNumber }) => rowNumber === sampleRow);
    return column && row?.values[column.index];
  };
  return (error: TopError): string | null | undefined => (ended() ? mostFrequent(error) : first(error));
}
