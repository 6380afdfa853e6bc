/** Rows that are rendered: `first` to the one before `end`. */
export interface RowBlock {
  first: number;
  end: number;
}

/** Rows before and behind those in sight that are rendered at least. */
const OVERSCAN = 3;
/** A block begins at a multiple of it, so that scrolling by a row changes no row. */
const STEP = 4;

/** The block around `seen` rows from `first` on, of `total`: always as many, so that no row's elements come or go. */
export function blockOf(first: number, seen: number, total: number): RowBlock {
  const begin = Math.max(Math.floor((first - OVERSCAN) / STEP) * STEP, 0);
  // Rows in sight may begin and end in the middle of one, and the block up to a step earlier than it had to.
  const size = Math.ceil((seen + 1 + 2 * OVERSCAN + STEP - 1) / STEP) * STEP;
  const end = Math.min(begin + size, total);
  return { first: Math.min(begin, end), end };
}

export function sameBlock(one: RowBlock, other: RowBlock): boolean {
  return one.first === other.first && one.end === other.end;
}
