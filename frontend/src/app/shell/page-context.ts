import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';

import { PageTitles } from './page-titles';

export interface Crumb {
  label: string;
  /** Router path; without it the crumb is text. */
  link?: string;
}

/** Something that can be done on the open page. */
export interface PageAction {
  label: string;
  run: () => unknown;
}

/** Where the open page stands, shown in the top bar, and what it offers to the command menu. */
@Injectable({ providedIn: 'root' })
export class PageContext {
  readonly crumbs = signal<readonly Crumb[]>([]);
  readonly actions = signal<readonly PageAction[]>([]);
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

/** Offers in the command menu what can be done on the calling page, while it lives. */
export function offerActions(describe: () => PageAction[]): void {
  const { actions } = inject(PageContext);
  effect(() => actions.set(describe()));
  inject(DestroyRef).onDestroy(() => actions.set([]));
}
