import { Component } from '@angular/core';
import { PageHeader, ToastHost } from '@etl-studio/ui';

import { Parts } from './parts';

/** Every part of `libs/ui` in its states, in both themes side by side. Nobody has to be signed in; not in what is delivered. */
@Component({
  selector: 'app-parts-page',
  imports: [PageHeader, Parts, ToastHost],
  template: `
    <main>
      <ui-page-header heading="Parts" context="Every part of libs/ui in its states, light and dark" />
      <div class="themes">
        @for (theme of themes; track theme) {
          <section [attr.aria-label]="theme" [style.color-scheme]="theme">
            <app-parts [theme]="theme" />
          </section>
        }
      </div>
    </main>
    <ui-toast-host />
  `,
  styles: `
    main {
      padding: 24px;
    }
    .themes {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
      gap: 16px;
    }
    section {
      min-width: 0;
      padding: 20px;
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      background: var(--canvas);
      color: var(--text);
    }
  `,
})
export class PartsPage {
  protected readonly themes = ['light', 'dark'] as const;
}
