import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';

import { isCovered } from './covered';

/** Moves the focus to the new page's `h1` after a navigation, so that keyboards and readers start there. */
export function focusHeadingOnNavigation(): void {
  const document = inject(DOCUMENT);
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects.split(/[?#]/)[0]),
      pairwise(),
      filter(([before, after]) => before !== after),
      takeUntilDestroyed(),
    )
    .subscribe(() => setTimeout(() => focusHeading(document)));
}

/** A dialog that opened meanwhile, such as the one for an ended session, keeps the focus. */
function focusHeading(document: Document): void {
  if (isCovered(document)) return;
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
