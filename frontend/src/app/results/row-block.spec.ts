import { blockOf } from './row-block';

describe('blockOf', () => {
  it('holds the rows in sight and some around them, wherever they begin', () => {
    for (let first = 0; first < 200; first++) {
      const block = blockOf(first, 17, 1_000);
      expect(block.first).toBeLessThanOrEqual(Math.max(first - 3, 0));
      expect(block.end).toBeGreaterThanOrEqual(first + 18 + 3);
    }
  });

  it('is always as long, so that scrolling makes no rows', () => {
    const lengths = new Set<number>();
    for (let first = 0; first < 900; first++) {
      const { first: begin, end } = blockOf(first, 17, 1_000);
      lengths.add(end - begin);
    }
    expect([...lengths]).toEqual([28]);
  });

  it('stays while few rows are scrolled by', () => {
    const blocks = new Set([19, 20, 21, 22].map((first) => blockOf(first, 17, 1_000).first));
    expect([...blocks]).toEqual([16]);
  });

  it('ends with the rows', () => {
    expect(blockOf(990, 17, 1_000)).toEqual({ first: 984, end: 1_000 });
    expect(blockOf(5_000, 17, 10)).toEqual({ first: 10, end: 10 });
    expect(blockOf(0, 17, 0)).toEqual({ first: 0, end: 0 });
  });
});
