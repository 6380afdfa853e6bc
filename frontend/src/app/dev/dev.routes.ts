import type { Routes } from '@angular/router';

/** False in what is delivered: the build puts it in, and leaves out what only stands behind it. */
declare const ngDevMode: boolean | undefined;

/** Pages for those who work on the console: `nx serve frontend`, then `/dev/ui`. */
export const devRoutes: Routes =
  typeof ngDevMode === 'undefined' || ngDevMode
    ? [
        {
          path: 'dev/ui',
          title: 'Parts',
          loadComponent: () => import('./parts.page').then((m) => m.PartsPage),
        },
      ]
    : [];
