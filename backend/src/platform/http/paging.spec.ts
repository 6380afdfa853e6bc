import { decodeCursor, encodeCursor, pageOf } from './paging';

const key = (item: string) => item;

describe('cursors', () => {
  it('come back as they went', () => {
    expect(decodeCursor(encodeCursor(['2026-01-01', 'Ü, "x"']), 2)).toEqual(['2026-01-01', 'Ü, "x"']);
  });

  it.each([
    '',
    'x',
    encodeCursor(['one']),
    Buffer.from('[1,2]').toString('base64url'),
    encodeCursor(['a', '\0']),
  ])('are refused when they are not of the list: %s', (cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow('cursor');
  });
});

describe('pageOf', () => {
  it('walks the whole list once', () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let round = 0; round < 3; round++) {
      const page = pageOf(['d', 'a', 'e', 'c', 'b'], { limit: 2, ...(cursor && { cursor }) }, key);
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    }
    expect(seen.join('')).toBe('abcde');
    expect(cursor).toBeUndefined();
  });

  it('goes on at the same place after rows have come and gone', () => {
    const { nextCursor } = pageOf(['a', 'c', 'e', 'g'], { limit: 2 }, key);
    expect(pageOf(['b', 'e', 'g'], { limit: 2, cursor: nextCursor! }, key).items).toEqual(['e', 'g']);
  });

  it('ends without a cursor when the last page is full', () => {
    expect(pageOf(['a', 'b'], { limit: 2 }, key)).toEqual({ items: ['a', 'b'], nextCursor: null, total: 2 });
  });
});
