import { gridTarget, HEAD_ROW } from './grid-keys';

const size = { rows: 100_000, columns: 9, page: 20 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe('gridTarget', () => {
  it.each([
    ['ArrowDown', false, { row: 11, column: 4 }],
    ['ArrowLeft', false, { row: 10, column: 3 }],
    ['PageDown', false, { row: 30, column: 4 }],
    ['PageUp', false, { row: 0, column: 4 }],
    ['Home', false, { row: 10, column: 0 }],
    ['End', true, { row: 99_999, column: 8 }],
    ['Home', true, { row: 0, column: 0 }],
  ])('%s (with control: %s) leads to %j', (key, control, target) => {
    expect(gridTarget(press(key, control), { row: 10, column: 4 }, size)).toEqual(target);
  });

  it('stays inside the grid', () => {
    expect(gridTarget(press('ArrowDown'), { row: 99_999, column: 8 }, size)).toEqual({
      row: 99_999,
      column: 8,
    });
    expect(gridTarget(press('PageUp'), { row: 0, column: 0 }, { ...size, rows: 0 })).toEqual({
      row: 0,
      column: 0,
    });
  });

  it('goes up to the heads of the columns, along them, and down again', () => {
    const head = { row: HEAD_ROW, column: 0 };
    expect(gridTarget(press('ArrowUp'), { row: 0, column: 0 }, size)).toEqual(head);
    expect(gridTarget(press('ArrowRight'), head, size)).toEqual({ row: HEAD_ROW, column: 1 });
    expect(gridTarget(press('ArrowDown'), head, size)).toEqual({ row: 0, column: 0 });
  });

  it('leaves other keys to the browser', () => {
    expect(gridTarget(press('Tab'), { row: 0, column: 0 }, size)).toBeNull();
  });
});
