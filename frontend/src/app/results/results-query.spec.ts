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
    expect(sortOf({ sort: 'shoe', dir: 'desc' })).toBe('rowNumber');
    expect(sortOf({ sort: 'spend', dir: 'desc' })).toBe('-spend');
  });

  it('goes up, down, and back to the order of the file', () => {
    expect(nextSort('rowNumber', 'spend')).toEqual({ sort: 'spend', dir: null });
    expect(nextSort('spend', 'spend')).toEqual({ sort: 'spend', dir: 'desc' });
    expect(nextSort('-spend', 'spend')).toEqual({ sort: null, dir: null });
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
