import type { ColumnInfo } from '@etl-studio/contracts';

import { fieldOfColumn, type MappingDraft } from './mapping-draft';

export type ColumnFilter = 'all' | 'mapped' | 'unmapped';

/** Columns of a wide file that are shown at first, and as many more each time: each has a list of fields to draw. */
export const COLUMNS_SHOWN = 20;

export interface ColumnQuery {
  /** Part of a name or of a sample, whatever its capitals. */
  search: string;
  filter: ColumnFilter;
  /** Columns after which only those that feed a field are shown. */
  most: number;
}

/** The columns in the order of the file, but with those that are `unresolved` before the others. */
export function inOrder(columns: readonly ColumnInfo[], unresolved: ReadonlySet<string>): ColumnInfo[] {
  const isFirst = ({ name }: ColumnInfo) => unresolved.has(name);
  return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))];
}

/** The columns to show, in the order given, and how many more match. An open question is never hidden. */
export function columnsToShow(
  columns: readonly ColumnInfo[],
  draft: MappingDraft,
  asked: ReadonlySet<string>,
  selected: string | null,
  { search, filter, most }: ColumnQuery,
): { shown: ColumnInfo[]; left: number } {
  const text = search.trim().toLocaleLowerCase();
  const holds = (cell: string) => cell.toLocaleLowerCase().includes(text);
  const matching = columns.filter((column) => {
    if (asked.has(column.name)) return true;
    const isMapped = fieldOfColumn(draft, column.name) !== null;
    // The one that somebody works on stays, whatever it has become.
    if (filter !== 'all' && isMapped !== (filter === 'mapped') && column.name !== selected) return false;
    return text === '' || holds(column.name) || column.samples.some(holds);
  });
  const shown = matching.filter(
    ({ name }, place) => place < most || name === selected || fieldOfColumn(draft, name) !== null,
  );
  return { shown, left: matching.length - shown.length };
}
