import { loadLanguage } from './app/language/load-language';

/** Texts are read where they are written: what is loaded before the language is known stays in English. */
export async function begin(): Promise<void> {
  await loadLanguage();
  const { start } = await import('./start');
  await start();
}
