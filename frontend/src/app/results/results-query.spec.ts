import { filterOf, nextSort, plainAmount, sortOf } from './results-query';

describe('filterOf', () => {
  it('reads a whole filter', () => {
    const params = { search: 'brand', channel: ['Search', 'Social'], minSpend: '1.50', from: '2026-04-25' };
    expect(filterOf(params)).toEqual(params);
  });

  it('takes one channel as a list of one', () => {
    expect(filterOf({ channel: 'Search' })).toEqual({ channel: ['Search'] });
  });

  it('leaves out what is no amount and no day', () => {
    expect(filterOf({ minSpend: 'lots', maxSpend: '1e3', from: 'yesterday', search: '' })).toEqual({});
  });
});

describe('sorting', () => {
  it('falls back to the order of the file', () => {
    expect(sortOf({ sort: 'shoe', dir: 'desc' })).toEqual(['rowNumber']);
    expect(sortOf({})).toEqual(['rowNumber']);
  });

  it('reads one key or two from the address, each field once', () => {
    expect(sortOf({ sort: 'spend', dir: 'desc' })).toEqual(['-spend']);
    expect(sortOf({ sort: 'spend,date', dir: 'desc,asc' })).toEqual(['-spend', 'date']);
    expect(sortOf({ sort: 'date,spend', dir: 'asc,desc' })).toEqual(['date', '-spend']);
    expect(sortOf({ sort: 'date,date,spend,clicks' })).toEqual(['date', 'spend']);
  });

  it('goes up, down, and back to the order of the file', () => {
    expect(nextSort(['rowNumber'], 'spend')).toEqual({ sort: 'spend', dir: null });
    expect(nextSort(['spend'], 'spend')).toEqual({ sort: 'spend', dir: 'desc' });
    expect(nextSort(['-spend'], 'spend')).toEqual({ sort: null, dir: null });
    expect(nextSort(['date', '-spend'], 'spend')).toEqual({ sort: 'spend', dir: null });
  });

  it('turns the order of the file around as well', () => {
    expect(nextSort(['rowNumber'], 'rowNumber')).toEqual({ sort: 'rowNumber', dir: 'desc' });
    expect(nextSort(['-rowNumber'], 'rowNumber')).toEqual({ sort: null, dir: null });
  });

  it('adds a second key, turns it, and takes it away', () => {
    expect(nextSort(['-date'], 'spend', true)).toEqual({ sort: 'date,spend', dir: 'desc,asc' });
    expect(nextSort(['-date', 'spend'], 'spend', true)).toEqual({ sort: 'date,spend', dir: 'desc,desc' });
    expect(nextSort(['-date', '-spend'], 'spend', true)).toEqual({ sort: 'date', dir: 'desc' });
    expect(nextSort(['date', 'spend'], 'clicks', true)).toEqual({ sort: 'date,clicks', dir: null });
    expect(nextSort(['rowNumber'], 'spend', true)).toEqual({ sort: 'spend', dir: null });
  });
});

describe('plainAmount', () => {
  it.each([
    ['12', '12'],
    [' 1,5 ', '1.5'],
    ['1.234,56', null],
    ['', null],
  ])('reads %p as %p', (typed, plain) => expect(plainAmount(typed)).toBe(plain));
});
