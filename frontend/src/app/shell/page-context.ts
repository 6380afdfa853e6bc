import { effect, inject, Injectable, signal } from '@angular/core';

import { PageTitles } from './page-titles';

export interface Crumb {
  label: string;
  /** Router path; without it the crumb is text. */
  link?: string;
}

/** Where the open page stands: shown in the top bar. */
@Injectable({ providedIn: 'root' })
export class PageContext {
  readonly crumbs = signal<readonly Crumb[]>([]);
}

/**
 * Keeps breadcrumb and document title in step with `describe` while the calling page lives.
 * `title` lists the page's own name first: `['Map columns', 'Meta Ads EU']`.
 */
export function describePage(describe: () => { title: string[]; crumbs: Crumb[] }): void {
  const context = inject(PageContext);
  const titles = inject(PageTitles);
  effect(() => {
    const { title, crumbs } = describe();
    titles.show(title);
    context.crumbs.set(crumbs);
  });
}
