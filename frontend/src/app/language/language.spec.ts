import { wantedLanguage } from './language';

describe('wantedLanguage', () => {
  it('is the one that was chosen, whatever the browser says', () => {
    expect(wantedLanguage('de', ['en-US'])).toBe('de');
    expect(wantedLanguage('en', ['de-AT'])).toBe('en');
  });

  it('is else the first of the person’s own that there is, and English where there is none', () => {
    expect(wantedLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(wantedLanguage('pseudo', ['en-GB'])).toBe('en');
    expect(wantedLanguage(null, ['fr'])).toBe('en');
  });
});
