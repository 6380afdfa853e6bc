import { DOCUMENT, inject, Injectable } from '@angular/core';

/** Languages that the console can be read in, under their own names. */
export const LANGUAGES = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
] as const;
export type LanguageId = (typeof LANGUAGES)[number]['id'];

const STORAGE_KEY = 'etl-studio.language';

/** How numbers and days are written in a language. */
export function localeOf(language: LanguageId): string {
  return language === 'en' ? 'en-US' : language;
}

/** What was chosen in this browser, or else the first of the person's own languages that there is. */
export function wantedLanguage(chosen: string | null, own: readonly string[]): LanguageId {
  const known = [chosen, ...own].map((tag) => tag?.toLowerCase().split('-')[0]);
  const first = known.find((tag) => LANGUAGES.some(({ id }) => id === tag));
  return LANGUAGES.find(({ id }) => id === first)?.id ?? 'en';
}

/** Null where nothing was chosen, and where the browser keeps nothing. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** The language of the console. Another one takes a reload: texts are read where they are written. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly document = inject(DOCUMENT);
  readonly current = LANGUAGES.find(({ id }) => id === this.document.documentElement.lang)?.id ?? 'en';

  choose(language: LanguageId): void {
    if (language === this.current) return;
    localStorage.setItem(STORAGE_KEY, language);
    this.document.location.reload();
  }
}
