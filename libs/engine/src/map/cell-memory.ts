import { detached } from '../cells';

/** A power of two: each cell has one place, and the last one there is remembered. */
const PLACES = 4096;
/** Longer cells are not remembered. */
const LONGEST = 200;
const NOTHING = new Uint16Array(0);

/** Remembers what cells were converted to, and finds them again in the text they stand in without cutting them out. */
export class CellMemory<T> {
  /** The UTF-16 units of the cells. */
  private readonly cells = new Array<Uint16Array>(PLACES).fill(NOTHING);
  private readonly values = new Array<T | undefined>(PLACES).fill(undefined);

  /** What the cell between two indexes of the text was converted to, if it is remembered. */
  get(codes: Uint16Array, start: number, end: number): T | undefined {
    const length = end - start;
    if (length > LONGEST) return undefined;
    const place = placeOf(codes, start, end);
    const cell = this.cells[place] ?? NOTHING;
    if (cell.length !== length) return undefined;
    for (let i = 0; i < length; i++) if (cell[i] !== codes[start + i]) return undefined;
    return this.values[place];
  }

  set(codes: Uint16Array, start: number, end: number, value: T): void {
    if (end - start > LONGEST) return;
    const place = placeOf(codes, start, end);
    this.cells[place] = codes.slice(start, end);
    this.values[place] = typeof value === 'string' ? (detached(value) as T) : value;
  }
}

function placeOf(codes: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (codes[i] ?? 0)) | 0;
  return (hash ^ (hash >>> 12)) & (PLACES - 1);
}
