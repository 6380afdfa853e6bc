import { displayName } from './display-name';

describe('displayName', () => {
  it.each([
    ['März 2026.csv', 'März 2026.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\exports\\ads.csv', 'ads.csv'],
    ['a\u0000b\r\n.csv', 'ab.csv'],
    ['invoice\u202evsc.exe', 'invoicevsc.exe'],
    ['   ', 'upload.csv'],
    ['', 'upload.csv'],
  ])('shows %j as %j', (original, shown) => expect(displayName(original)).toBe(shown));

  it('shortens a long name and keeps its extension', () => {
    const shown = displayName(`${'ü'.repeat(500)}.csv`);
    expect(Array.from(shown).length).toBeLessThanOrEqual(200);
    expect(shown.endsWith('….csv')).toBe(true);
  });

  it('holds no half of a character, which no database takes', () => {
    expect(displayName('a\ud800.csv')).toBe('a.csv');
    expect(displayName('🚀.csv')).toBe('🚀.csv');
  });
});
