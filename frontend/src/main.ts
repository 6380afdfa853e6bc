import { loadLanguage } from './app/language/load-language';

// Texts are read where they are written: what is loaded before the language is known stays in English.
void loadLanguage()
  .then(() => import('./start'))
  .then(({ start }) => start());
