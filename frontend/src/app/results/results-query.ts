import { MOST_SORT_KEYS, RECORD_SORTS, type RecordFilter, type RecordSort } from '@etl-studio/contracts';

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

/** The order in the address, as `sort=spend,date&dir=desc,asc`; that of the file where it has none. */
export function sortOf({ sort, dir }: ResultsParams): RecordSort[] {
  const directions = dir?.split(',') ?? [];
  const keys = (sort?.split(',') ?? []).flatMap((field, index) => {
    const wanted = `${directions[index] === 'desc' ? '-' : ''}${field}`;
    return RECORD_SORTS.find((known) => known === wanted) ?? [];
  });
  const once = keys.filter(
    (key, index) => keys.findIndex((each) => fieldOf(each) === fieldOf(key)) === index,
  );
  return once.length > 0 ? once.slice(0, MOST_SORT_KEYS) : ['rowNumber'];
}

/**
 * Sorting by `column` next: ascending, descending, then not at all. Alone, or, `adding`, behind what the records are
 * sorted by already.
 */
export function nextSort(
  current: readonly RecordSort[],
  column: string,
  adding = false,
): { sort: string | null; dir: string | null } {
  const own = current.find((key) => fieldOf(key) === column);
  const isAlone = own !== undefined && current.length === 1;
  const turned = own === column ? [`-${column}`] : [];
  if (adding && own !== undefined) return paramsOf(current.flatMap((key) => (key === own ? turned : [key])));
  if (adding && paramsOf(current).sort !== null)
    return paramsOf([...current.slice(0, MOST_SORT_KEYS - 1), column]);
  return paramsOf(isAlone ? turned : [column]);
}

function paramsOf(keys: readonly string[]): { sort: string | null; dir: string | null } {
  const isFileOrder = keys.length === 0 || (keys.length === 1 && keys[0] === 'rowNumber');
  if (isFileOrder) return { sort: null, dir: null };
  const descends = keys.map((key) => key.startsWith('-'));
  return {
    sort: keys.map(fieldOf).join(),
    dir: descends.includes(true) ? descends.map((down) => (down ? 'desc' : 'asc')).join() : null,
  };
}

export function fieldOf(key: string): string {
  return key.startsWith('-') ? key.slice(1) : key;
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
