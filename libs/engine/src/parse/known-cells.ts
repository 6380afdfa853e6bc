const FIRST_CELLS = 32;
const FIRST_BYTES = 1024;
/** So many that few cells have to move on to the next one. */
const PLACES_A_CELL = 8;
const WORD = 4;
/** So many bytes are compared by the words that a cell keeps itself. */
const KEPT_BYTES = 3 * WORD;
/** Of a word, the bytes of a cell that is shorter. */
const LEFT = [0, 0xff, 0xffff, 0xffffff];
const SPREAD = 0x9e3779b1;

/** A cell that came before, and what is known of it. */
class KnownCell<T> {
  /** The one that came after it last time: columns are sorted, or go in circles. */
  next: KnownCell<T> | null = null;

  constructor(
    readonly value: T,
    readonly hash: number,
    /** Bytes. */
    readonly length: number,
    /** Its first four bytes, those after them and its last four, which overlap in a cell of less than twelve. */
    readonly head: number,
    readonly second: number,
    readonly tail: number,
    /** Where it starts in the bytes of all of them. */
    readonly from: number,
  ) {}
}

/** Finds distinct cells, up to a bound, again by their bytes: a cell costs no string. */
export class KnownCells<T> {
  /** In the order they came. */
  readonly all: KnownCell<T>[] = [];
  /** Each at the place that its hash says or the next free one. */
  private table: (KnownCell<T> | null)[] = emptyTable(FIRST_CELLS);
  private bytes = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private last: KnownCell<T> | null = null;
  private hash = 0;
  private place = 0;

  /** `most` cells of `mostBytes` in all. */
  constructor(
    private readonly most: number,
    private readonly mostBytes: number,
  ) {}

  /** The cell between two indexes; null where it is none of them. Four bytes behind it are read as well. */
  find(view: DataView, start: number, end: number): KnownCell<T> | null {
    const expected = this.last === null ? null : this.last.next;
    if (expected === null || !this.isSame(expected, view, start, end)) return this.lookUp(view, start, end);
    this.last = expected;
    return expected;
  }

  /** Adds the cell that was looked for last; false where there is no room for it. */
  add(view: DataView, start: number, end: number, value: T): boolean {
    const { all, length: from } = this;
    const length = end - start;
    if (all.length === this.most || from + length > this.mostBytes) return false;
    if (from + length + WORD > this.bytes.length) this.growBytes(from + length + WORD);
    if (all.length * PLACES_A_CELL === this.table.length) this.growTable();
    this.bytes.set(new Uint8Array(view.buffer, view.byteOffset + start, length), from);
    this.length += length;
    const head = headOf(view, start, length);
    const second = length > WORD ? view.getInt32(start + WORD, true) : 0;
    const tail = length >= WORD ? view.getInt32(end - WORD, true) : 0;
    const cell = new KnownCell(value, this.hash, length, head, second, tail, from);
    all.push(cell);
    this.table[this.place] = cell;
    this.follow(cell);
    return true;
  }

  bytesOf({ from, length }: KnownCell<T>): Uint8Array {
    return this.bytes.subarray(from, from + length);
  }

  clear(): void {
    this.table.fill(null);
    this.all.length = 0;
    this.length = 0;
    this.last = null;
  }

  private lookUp(view: DataView, start: number, end: number): KnownCell<T> | null {
    const { table } = this;
    const hash = hashBetween(view, start, end);
    const mask = table.length - 1;
    let place = hash & mask;
    for (;;) {
      const cell = table[place] ?? null;
      if (cell === null) break;
      if (cell.hash === hash && this.isSame(cell, view, start, end)) {
        this.follow(cell);
        return cell;
      }
      place = (place + 1) & mask;
    }
    this.hash = hash;
    this.place = place;
    return null;
  }

  private follow(cell: KnownCell<T>): void {
    if (this.last !== null) this.last.next = cell;
    this.last = cell;
  }

  private isSame(cell: KnownCell<T>, view: DataView, start: number, end: number): boolean {
    const { length } = cell;
    if (end - start !== length) return false;
    if (length < WORD) return headOf(view, start, length) === cell.head;
    return (
      view.getInt32(start, true) === cell.head &&
      view.getInt32(end - WORD, true) === cell.tail &&
      (length <= 2 * WORD || view.getInt32(start + WORD, true) === cell.second) &&
      (length <= KEPT_BYTES || this.isSameBetween(cell, view, start))
    );
  }

  /** Whether the words are the same that the cell does not keep. */
  private isSameBetween({ from, length }: KnownCell<T>, view: DataView, start: number): boolean {
    const known = this.view;
    for (let i = 2 * WORD; i < length - WORD; i += WORD)
      if (known.getInt32(from + i, true) !== view.getInt32(start + i, true)) return false;
    return true;
  }

  private growBytes(least: number): void {
    const bytes = new Uint8Array(Math.max(least, 2 * this.bytes.length));
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }

  private growTable(): void {
    this.table = emptyTable(2 * this.all.length);
    for (const cell of this.all) this.table[this.freePlace(cell.hash)] = cell;
    this.place = this.freePlace(this.hash);
  }

  private freePlace(hash: number): number {
    const { table } = this;
    let place = hash & (table.length - 1);
    while (table[place] !== null) place = (place + 1) & (table.length - 1);
    return place;
  }
}

function emptyTable<T>(cells: number): (KnownCell<T> | null)[] {
  return new Array<KnownCell<T> | null>(PLACES_A_CELL * cells).fill(null);
}

/** The first four bytes of a cell, or as many as it has. */
function headOf(view: DataView, start: number, length: number): number {
  const word = view.getInt32(start, true);
  return length < WORD ? word & (LEFT[length] ?? 0) : word;
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
