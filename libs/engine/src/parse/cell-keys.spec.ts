import { CellKeys } from './cell-keys';
import { Utf8Piece } from './utf8-piece';

const encoder = new TextEncoder();

function numbersOf(keys: CellKeys, cells: string[]): number[] {
  const piece = new Utf8Piece([encoder.encode(cells.join(','))], false);
  let start = 0;
  return cells.map((cell) => {
    const end = start + encoder.encode(cell).length;
    const known = keys.find(piece.view, start, end);
    const number = known < 0 ? keys.add(piece.bytes, start, end) : known;
    start = end + 1;
    return number;
  });
}

describe('CellKeys', () => {
  it('numbers distinct cells in the order they come', () => {
    expect(numbersOf(new CellKeys(10, 100), ['EUR', 'USD', 'EUR', '', 'EURO', ''])).toEqual([
      0, 1, 0, 2, 3, 2,
    ]);
  });

  it('tells cells apart that only differ at their end or in their length, in whatever order they return', () => {
    const cells = Array.from({ length: 12 }, (_, length) => ['abcdefghijkl'.slice(0, length), '-'])
      .flat()
      .map((text, i) => `${text}${i % 2 ? '' : 'x'}`);
    const distinct = [...new Set(cells)];
    const numbers = cells.map((cell) => distinct.indexOf(cell));
    const keys = new CellKeys(100, 1000);
    expect(numbersOf(keys, cells)).toEqual(numbers);
    expect(numbersOf(keys, cells.toReversed())).toEqual(numbers.toReversed());
    expect(numbersOf(keys, cells)).toEqual(numbers);
  });

  it('finds hundreds of cells again that come in circles', () => {
    const circle = Array.from({ length: 400 }, (_, i) => `Brand ${i}`);
    const keys = new CellKeys(1000, 100_000);
    const numbers = circle.map((_, i) => i);
    for (let turn = 0; turn < 3; turn++) expect(numbersOf(keys, circle)).toEqual(numbers);
  });

  it('knows nothing of what it had before it was cleared', () => {
    const keys = new CellKeys(10, 100);
    numbersOf(keys, ['a', 'b', 'a', 'b']);
    keys.clear();
    expect(numbersOf(keys, ['', 'b', 'a', 'b'])).toEqual([0, 1, 2, 1]);
  });

  it('has no number for a cell too many, and still finds the others', () => {
    expect(numbersOf(new CellKeys(2, 100), ['a', 'b', 'c', 'a', 'b'])).toEqual([0, 1, -1, 0, 1]);
  });
});
