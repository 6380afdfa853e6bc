import { detached } from '../cells';

/** A power of two: each cell has one place, and the last one there is remembered. */
const PLACES = 4096;
/** Longer cells are not remembered. */
const LONGEST = 200;

/** Remembers what cells were converted to, and finds them again in the text they stand in without cutting them out. */
export class CellMemory<T> {
  private readonly cells = new Array<string>(PLACES).fill('');
  private readonly values = new Array<T | undefined>(PLACES).fill(undefined);

  /** What the cell between two indexes of the text was converted to, if it is remembered. */
  get(text: string, start: number, end: number): T | undefined {
    const length = end - start;
    if (length > LONGEST) return undefined;
    const place = placeOf(text, start, end);
    const cell = this.cells[place];
    if (cell?.length !== length) return undefined;
    for (let i = 0; i < length; i++) if (cell.charCodeAt(i) !== text.charCodeAt(start + i)) return undefined;
    return this.values[place];
  }

  set(cell: string, value: T): void {
    if (cell.length > LONGEST) return;
    const place = placeOf(cell, 0, cell.length);
    this.cells[place] = detached(cell);
    this.values[place] = typeof value === 'string' ? (detached(value) as T) : value;
  }
}

function placeOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 12)) & (PLACES - 1);
}
