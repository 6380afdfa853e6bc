import { computed, effect, type ElementRef, inject, type Signal, untracked } from '@angular/core';
import { injectVirtualizer } from '@tanstack/angular-virtual';

import { Density, type DensityChoice } from '../theme/density';
import { injectPageDemand } from './page-demand';
import { RecordPages } from './record-pages';
import { blockOf, sameBlock } from './row-block';

/** Pixels; `--row` of the style sheet. */
const ROW_HEIGHTS: Record<DensityChoice, number> = { comfortable: 36, compact: 30 };
/** Header and sums, which cover rows of the window. */
const FIXED_ROWS = 2;

/** Which records of the set are in sight of `box`, a scrolled element; asks for their pages, and for some ahead. */
export function injectRecordWindow(box: Signal<ElementRef<HTMLElement> | undefined>) {
  const pages = inject(RecordPages);
  const density = inject(Density);
  const rowHeight = computed(() => ROW_HEIGHTS[density.choice()]);

  const virtual = injectVirtualizer(() => ({
    count: pages.total(),
    scrollElement: box()?.nativeElement,
    estimateSize: () => rowHeight(),
    overscan: 0,
    // The header takes the height of a row above the first, and covers as much; the sums cover the last.
    scrollPaddingEnd: FIXED_ROWS * rowHeight(),
    useApplicationRefTick: false,
  }));
  const block = computed(
    () => {
      const [{ index: first } = { index: 0 }] = virtual.getVirtualItems();
      const height = virtual.scrollRect()?.height ?? 0;
      return blockOf(first, Math.ceil(height / rowHeight()), pages.total());
    },
    { equal: sameBlock },
  );
  /** Places of the first row in sight, and of the one behind the last. */
  const shownRange = computed(() => {
    const height = virtual.scrollRect()?.height ?? 0;
    const offset = virtual.scrollOffset() ?? 0;
    const first = Math.floor(offset / rowHeight());
    const end = Math.round((offset + height) / rowHeight()) - FIXED_ROWS;
    return { first, last: Math.min(Math.max(end, first + 1), pages.total()) };
  });

  effect(() => {
    rowHeight();
    untracked(() => virtual.measure());
  });
  injectPageDemand(block);
  return { virtual, rowHeight, block, shownRange };
}
