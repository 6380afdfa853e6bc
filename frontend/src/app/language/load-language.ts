import { registerLocaleData } from '@angular/common';
import { loadTranslations } from '@angular/localize';

import { chosenLanguage, localeOf, wantedLanguage } from './language';
import { useServerTexts } from './server-texts';

/** In place of a language, for tests: every text that is marked for translation comes out bracketed and accented. */
const PSEUDO = 'pseudo';

/** Makes the texts of the language ready, before anything that has texts is read. */
export async function loadLanguage(): Promise<void> {
  const chosen = chosenLanguage();
  const language = wantedLanguage(chosen, navigator.languages);
  if (chosen === PSEUDO) {
    const { usePseudoTexts } = await import('./pseudo-texts');
    usePseudoTexts();
  } else if (language === 'de') {
    const [texts, serverTexts, locale] = await Promise.all([
      import('./texts.de.json'),
      import('./server-texts.de.json'),
      import('@angular/common/locales/de'),
    ]);
    loadTranslations(texts.default);
    useServerTexts(serverTexts.default, localeOf(language));
    registerLocaleData(locale.default);
  }
  document.documentElement.lang = language;
}
