import type { MappingField, RowErrorCode, RowErrorGroup } from '@etl-studio/contracts';

/** How many rows of either run are rejected for one cause. */
export interface Cause {
  code: RowErrorCode;
  field: MappingField | null;
  left: number;
  right: number;
}

/** Those of two runs, the most frequent first. */
export function causesOf(left: readonly RowErrorGroup[], right: readonly RowErrorGroup[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const [side, groups] of [['left', left] as const, ['right', right] as const]) {
    for (const { code, field, count } of groups) {
      const key = `${code} ${field ?? ''}`;
      const cause = causes.get(key) ?? { code, field, left: 0, right: 0 };
      causes.set(key, { ...cause, [side]: cause[side] + count });
    }
  }
  return [...causes.values()].sort((one, other) => other.left + other.right - one.left - one.right);
}
