import { RECORD_SORTS, type RecordFilter, type RecordSort } from '@etl-studio/contracts';

/** Query parameters of the page as the router gives them. */
export interface ResultsParams {
  search?: string;
  channel?: string | string[];
  minSpend?: string;
  maxSpend?: string;
  from?: string;
  to?: string;
  sort?: string;
  dir?: string;
}

const AMOUNT = /^-?\d{1,15}(\.\d{1,12})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filter in the address; what cannot be one is left out. */
export function filterOf(params: ResultsParams): RecordFilter {
  const channels = params.channel === undefined ? [] : [params.channel].flat();
  return {
    ...(params.search ? { search: params.search } : {}),
    ...(channels.length > 0 ? { channel: channels } : {}),
    ...when('minSpend', params.minSpend, AMOUNT),
    ...when('maxSpend', params.maxSpend, AMOUNT),
    ...when('from', params.from, DAY),
    ...when('to', params.to, DAY),
  };
}

export function sortOf({ sort, dir }: ResultsParams): RecordSort {
  const wanted = `${dir === 'desc' ? '-' : ''}${sort ?? ''}`;
  return RECORD_SORTS.find((known) => known === wanted) ?? 'rowNumber';
}

/** Sorting by `column` next: ascending, descending, then as the file has it. */
export function nextSort(current: RecordSort, column: string): { sort: string | null; dir: string | null } {
  if (current === column) return { sort: column, dir: 'desc' };
  if (current === `-${column}`) return { sort: null, dir: null };
  return { sort: column, dir: null };
}

/** A typed amount as a plain decimal: "1,5" and "1.5" are the same here. Null where it is none. */
export function plainAmount(typed: string): string | null {
  const plain = typed.trim().replace(',', '.');
  return AMOUNT.test(plain) ? plain : null;
}

function when<K extends keyof RecordFilter>(
  key: K,
  value: string | undefined,
  form: RegExp,
): Partial<Record<K, string>> {
  return value !== undefined && form.test(value) ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}
