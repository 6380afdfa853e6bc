/** One page of a list. `nextCursor` is opaque and null on the last page; `total` counts the whole filtered list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;
