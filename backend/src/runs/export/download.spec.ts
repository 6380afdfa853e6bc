import { downloadName } from './download';

describe('downloadName', () => {
  it('joins dataset, file and kind', () => {
    expect(downloadName('Ads', 'march.csv', 'records')).toBe('Ads - march - records.csv');
  });

  it('keeps no path and no control character', () => {
    expect(downloadName('a/b\\c', '..\u0000\u202e.csv')).toBe('a b c - ...csv');
  });

  it('stays short enough for every file system', () => {
    expect(downloadName('x'.repeat(500)).length).toBeLessThan(130);
  });

  it('is cut between characters, never inside one', () => {
    for (const name of ['🚀'.repeat(200), `x${'🚀'.repeat(200)}`])
      expect(() => encodeURIComponent(downloadName(name))).not.toThrow();
  });
});
