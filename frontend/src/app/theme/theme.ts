import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Also read by `public/theme.js` before the first paint. */
const STORAGE_KEY = 'etl-studio.theme';

/** The person's choice of colours in this browser; without one, the system's. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<ThemeChoice>(asChoice(this.root.dataset['theme']));
  readonly choice = this.chosen.asReadonly();

  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') {
      delete this.root.dataset['theme'];
      localStorage.removeItem(STORAGE_KEY);
    } else {
      this.root.dataset['theme'] = choice;
      localStorage.setItem(STORAGE_KEY, choice);
    }
  }
}

function asChoice(value: string | undefined): ThemeChoice {
  return THEMES.find((theme) => theme === value) ?? 'system';
}
