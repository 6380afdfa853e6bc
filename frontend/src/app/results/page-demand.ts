import { ApplicationRef, effect, inject, signal, type Signal, untracked } from '@angular/core';

import { PAGE_ROWS, RecordPages } from './record-pages';
import type { RowBlock } from './row-block';

const PAGES_AHEAD = 3;
/** Milliseconds without a move after which rows that were flung past are asked for: nobody reads the others. */
const SETTLED_MS = 150;

/** Asks for the rows of the block and for some pages ahead the way it moves, as soon as it does not fly. */
export function injectPageDemand(block: Signal<RowBlock>): void {
  const pages = inject(RecordPages);
  let askedFrom = 0;
  /** Whether the rows in sight are there, for which others must wait. */
  const isCalm = signal(false);
  void inject(ApplicationRef)
    .whenStable()
    .then(() => isCalm.set(true));
  effect((onCleanup) => {
    pages.shown();
    const rowsAhead = isCalm() ? PAGES_AHEAD * PAGE_ROWS : 0;
    const { first, end } = block();
    if (end === first) return;
    const ask = () => {
      const ahead = rowsAhead && end - first + rowsAhead;
      const isUp = first < askedFrom;
      askedFrom = first;
      const [from, to] = isUp ? [first - ahead, end - 1] : [first, end - 1 + ahead];
      untracked(() => pages.need(Math.max(from, 0), Math.min(to, pages.total() - 1)));
    };
    if (Math.abs(first - askedFrom) <= PAGE_ROWS) return ask();
    untracked(() => pages.leave(first, end - 1));
    const timer = setTimeout(ask, SETTLED_MS);
    onCleanup(() => clearTimeout(timer));
  });
}
