import { linkTo, query } from './query';

describe('query', () => {
  it('leaves out what is not set, but keeps zero and false', () => {
    expect(query({ a: null, b: undefined, c: '', d: [], e: 0, f: false, g: ['x'] })).toEqual({
      e: 0,
      f: false,
      g: ['x'],
    });
  });
});

describe('linkTo', () => {
  it('repeats a parameter with several values and escapes them', () => {
    expect(linkTo('/api/x', { channel: ['Paid search', 'A&B'], from: '2026-01-01' })).toBe(
      '/api/x?channel=Paid+search&channel=A%26B&from=2026-01-01',
    );
  });

  it('is the bare path without parameters', () => {
    expect(linkTo('/api/x', { search: '' })).toBe('/api/x');
  });
});
