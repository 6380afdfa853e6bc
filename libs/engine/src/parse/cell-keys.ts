const FIRST_CELLS = 32;
const FIRST_BYTES = 1024;
/** So many that few cells have to move on to the next one. */
const PLACES_A_CELL = 8;
const WORD = 4;
/** Of a word, the bytes of a cell that has so many left. */
const LEFT = [0, 0xff, 0xffff, 0xffffff];
const SPREAD = 0x9e3779b1;

/** Numbers distinct cells in the order they come, up to a bound, by their bytes: a cell costs no string. */
export class CellKeys {
  size = 0;
  /** Number of a cell plus one, at the place that its hash says or the next free one. */
  private table = new Int32Array(PLACES_A_CELL * FIRST_CELLS);
  private hashes = new Int32Array(FIRST_CELLS);
  /** Where the cells start in the bytes, one after the other, and the last one ends. */
  private starts = new Int32Array(FIRST_CELLS + 1);
  private bytes = new Uint8Array(FIRST_BYTES);
  /** By cell, the one that came after it last time: columns are sorted, or go in circles. */
  private followers = new Int32Array(FIRST_CELLS);
  private last = 0;
  private view = new DataView(this.bytes.buffer);
  private hash = 0;
  private place = 0;

  /** `most` cells of `mostBytes` in all. */
  constructor(
    private readonly most: number,
    private readonly mostBytes: number,
  ) {}

  /** The number of the cell; -1 where it has none. Four bytes behind the cell are read as well. */
  find(view: DataView, start: number, end: number): number {
    const expected = this.followers[this.last] ?? 0;
    if (expected < this.size && this.isSame(expected, view, start, end)) {
      this.last = expected;
      return expected;
    }
    return this.lookUp(view, start, end);
  }

  /** Gives the cell that was looked for last the next number; -1 where there is no room for it. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const key = this.size;
    const from = this.starts[key] ?? 0;
    const to = from + end - start;
    if (key === this.most || to > this.mostBytes) return -1;
    if (to + WORD > this.bytes.length) this.growBytes(to + WORD);
    if (key === this.hashes.length) this.growTable();
    this.bytes.set(bytes.subarray(start, end), from);
    this.hashes[key] = this.hash;
    this.starts[key + 1] = to;
    this.table[this.place] = key + 1;
    this.size++;
    this.follow(key);
    return key;
  }

  bytesOf(key: number): Uint8Array {
    return this.bytes.subarray(this.starts[key], this.starts[key + 1]);
  }

  clear(): void {
    this.table.fill(0);
    this.size = 0;
  }

  private lookUp(view: DataView, start: number, end: number): number {
    const { table, hashes } = this;
    const hash = hashBetween(view, start, end);
    const mask = table.length - 1;
    let place = hash & mask;
    for (;;) {
      const key = (table[place] ?? 0) - 1;
      if (key < 0) break;
      if (hashes[key] === hash && this.isSame(key, view, start, end)) {
        this.follow(key);
        return key;
      }
      place = (place + 1) & mask;
    }
    this.hash = hash;
    this.place = place;
    return -1;
  }

  private follow(key: number): void {
    this.followers[this.last] = key;
    this.last = key;
  }

  private isSame(key: number, view: DataView, start: number, end: number): boolean {
    const from = this.starts[key] ?? 0;
    const length = end - start;
    if ((this.starts[key + 1] ?? 0) - from !== length) return false;
    const known = this.view;
    let i = 0;
    for (; i + WORD <= length; i += WORD) {
      if (known.getInt32(from + i, true) !== view.getInt32(start + i, true)) return false;
    }
    const rest = known.getInt32(from + i, true) ^ view.getInt32(start + i, true);
    return (rest & (LEFT[length - i] ?? 0)) === 0;
  }

  private growBytes(least: number): void {
    const bytes = new Uint8Array(Math.max(least, 2 * this.bytes.length));
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }

  private growTable(): void {
    const { hashes, starts, followers } = this;
    const cells = 2 * hashes.length;
    this.hashes = new Int32Array(cells);
    this.hashes.set(hashes);
    this.starts = new Int32Array(cells + 1);
    this.starts.set(starts);
    this.followers = new Int32Array(cells);
    this.followers.set(followers);
    this.table = new Int32Array(PLACES_A_CELL * cells);
    for (const [key, hash] of hashes.entries()) this.table[this.freePlace(hash)] = key + 1;
    this.place = this.freePlace(this.hash);
  }

  private freePlace(hash: number): number {
    const { table } = this;
    let place = hash & (table.length - 1);
    while (table[place] !== 0) place = (place + 1) & (table.length - 1);
    return place;
  }
}

function hashBetween(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let i = start;
  for (; i + WORD <= end; i += WORD) {
    hash = Math.imul(hash ^ view.getInt32(i, true), SPREAD);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (view.getInt32(i, true) & (LEFT[end - i] ?? 0)), SPREAD);
  hash ^= hash >>> 15;
  return hash ^ (hash >>> 7);
}
