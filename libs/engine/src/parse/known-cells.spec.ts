import { KnownCells } from './known-cells';
import { Utf8Piece } from './utf8-piece';

const encoder = new TextEncoder();

/** The number that each cell was given when it came first; -1 for one too many. */
function numbersOf(known: KnownCells<number>, cells: string[]): number[] {
  const piece = new Utf8Piece([encoder.encode(cells.join(','))], false);
  let start = 0;
  return cells.map((cell) => {
    const end = start + encoder.encode(cell).length;
    const number = known.find(piece.view, start, end)?.value ?? added(known, piece, start, end);
    start = end + 1;
    return number;
  });
}

function added(known: KnownCells<number>, { view }: Utf8Piece, start: number, end: number): number {
  const number = known.all.length;
  return known.add(view, start, end, number) ? number : -1;
}

describe('KnownCells', () => {
  it('numbers distinct cells in the order they come', () => {
    expect(numbersOf(new KnownCells<number>(10, 100), ['EUR', 'USD', 'EUR', '', 'EURO', ''])).toEqual([
      0, 1, 0, 2, 3, 2,
    ]);
  });

  it('tells cells apart that only differ at their end or in their length, in whatever order they return', () => {
    const cells = Array.from({ length: 12 }, (_, length) => ['abcdefghijkl'.slice(0, length), '-'])
      .flat()
      .map((text, i) => `${text}${i % 2 ? '' : 'x'}`);
    const distinct = [...new Set(cells)];
    const numbers = cells.map((cell) => distinct.indexOf(cell));
    const known = new KnownCells<number>(100, 1000);
    expect(numbersOf(known, cells)).toEqual(numbers);
    expect(numbersOf(known, cells.toReversed())).toEqual(numbers.toReversed());
    expect(numbersOf(known, cells)).toEqual(numbers);
  });

  it.each([4, 8, 11, 12, 13, 16, 17, 30])('compares every byte of cells of %d bytes', (length) => {
    const sound = 'x'.repeat(length);
    const cells = Array.from(sound, (_, i) => `${sound.slice(0, i)}y${sound.slice(i + 1)}`);
    const known = new KnownCells<number>(100, 10_000);
    expect(numbersOf(known, [sound, ...cells])).toEqual([0, ...cells.map((_, i) => i + 1)]);
    expect(numbersOf(known, [...cells, sound])).toEqual([...cells.map((_, i) => i + 1), 0]);
  });

  it('finds hundreds of cells again that come in circles', () => {
    const circle = Array.from({ length: 400 }, (_, i) => `Brand ${i}`);
    const known = new KnownCells<number>(1000, 100_000);
    const numbers = circle.map((_, i) => i);
    for (let turn = 0; turn < 3; turn++) expect(numbersOf(known, circle)).toEqual(numbers);
  });

  it('knows nothing of what it had before it was cleared', () => {
    const known = new KnownCells<number>(10, 100);
    numbersOf(known, ['a', 'b', 'a', 'b']);
    known.clear();
    expect(numbersOf(known, ['', 'b', 'a', 'b'])).toEqual([0, 1, 2, 1]);
  });

  it('has no number for a cell too many, and still finds the others', () => {
    expect(numbersOf(new KnownCells<number>(2, 100), ['a', 'b', 'c', 'a', 'b'])).toEqual([0, 1, -1, 0, 1]);
  });
});
