import type { MappingField, RowErrorCode, TopError } from '@etl-studio/contracts';

/** Errors of one cause among rows that were mended, or are open again. */
export interface ChangedCause {
  code: RowErrorCode;
  field: MappingField | null;
  count: number;
  /** Lowest row number of an open row with this cause; null where there is none. */
  firstOpenRow: number | null;
}

/** Causes of the open rows after a change, most frequent first; `sign` is -1 where rows were mended. */
export function changedTopErrors(
  before: readonly TopError[],
  changed: readonly ChangedCause[],
  sign: 1 | -1,
): TopError[] {
  const causes = new Map(before.map((error) => [keyOf(error), error]));
  for (const { code, field, count, firstOpenRow } of changed) {
    const key = keyOf({ code, field });
    const left = (causes.get(key)?.count ?? 0) + sign * count;
    if (left > 0 && firstOpenRow !== null)
      causes.set(key, { code, field, count: left, sampleRow: firstOpenRow });
    else causes.delete(key);
  }
  return [...causes.values()].sort((a, b) => b.count - a.count || a.sampleRow - b.sampleRow);
}

function keyOf({ code, field }: Pick<TopError, 'code' | 'field'>): string {
  return `${code} ${field ?? ''}`;
}
