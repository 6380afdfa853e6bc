import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const DENSITIES = ['comfortable', 'compact'] as const;
export type DensityChoice = (typeof DENSITIES)[number];

/** Also read by `public/theme.js` before the first paint. */
const STORAGE_KEY = 'etl-studio.density';

/** How close rows and controls stand in this browser. */
@Injectable({ providedIn: 'root' })
export class Density {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<DensityChoice>(
    this.root.dataset['density'] === 'compact' ? 'compact' : 'comfortable',
  );
  readonly choice = this.chosen.asReadonly();

  choose(choice: DensityChoice): void {
    this.chosen.set(choice);
    if (choice === 'compact') {
      this.root.dataset['density'] = choice;
      localStorage.setItem(STORAGE_KEY, choice);
    } else {
      delete this.root.dataset['density'];
      localStorage.removeItem(STORAGE_KEY);
    }
  }
}
