import { computed, effect, type ElementRef, inject, type Signal, untracked } from '@angular/core';
import type { ImportRecord } from '@etl-studio/contracts';
import { injectTable } from '@tanstack/angular-table';
import { injectVirtualizer } from '@tanstack/angular-virtual';

import { Density, type DensityChoice } from '../theme/density';
import { features, type RecordColumn, type RecordColumnId, RecordTexts } from './record-columns';
import { PAGE_ROWS, RecordPages } from './record-pages';

/** Pixels; `--row` of the style sheet. */
const ROW_HEIGHTS: Record<DensityChoice, number> = { comfortable: 36, compact: 30 };
const PAGES_AHEAD = 3;
/** Milliseconds without a move after which rows that were flung past are asked for: nobody reads the others. */
const SETTLED_MS = 150;
/** Header and sums, which cover rows of the window. */
const FIXED_ROWS = 2;

/** The records that are in sight of `box`, a scrolled element; asks for their pages, and for some ahead. */
export function injectRecordWindow(
  box: Signal<ElementRef<HTMLElement> | undefined>,
  columns: Signal<readonly RecordColumnId[]>,
) {
  const pages = inject(RecordPages);
  const texts = inject(RecordTexts);
  const density = inject(Density);
  const rowHeight = computed(() => ROW_HEIGHTS[density.choice()]);

  const virtual = injectVirtualizer(() => ({
    count: pages.total(),
    scrollElement: box()?.nativeElement,
    estimateSize: () => rowHeight(),
    overscan: 6,
    // The header takes the height of a row above the first, and covers as much; the sums cover the last.
    scrollPaddingEnd: FIXED_ROWS * rowHeight(),
    useApplicationRefTick: false,
  }));
  const inSight = computed(() =>
    virtual
      .getVirtualItems()
      .filter(({ index }) => index < pages.total())
      .map(({ index }) => ({ index, record: pages.row(index) })),
  );
  const definitions = computed(() =>
    columns().map((id): RecordColumn => {
      const text = remembered((record) => texts.cell(id, record));
      return { id, accessorFn: ({ record }) => (record ? text(record) : '') };
    }),
  );
  const table = injectTable(() => ({
    features,
    columns: definitions(),
    data: inSight(),
    getRowId: ({ index }) => String(index),
  }));
  const lines = computed(() =>
    table.getRowModel().rows.map((row) => ({
      ...row.original,
      start: row.original.index * rowHeight(),
      cells: row.getAllCells().map((cell, position) => ({
        id: columns()[position] ?? 'rowNumber',
        text: String(cell.getValue()),
      })),
    })),
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
  let askedFrom = 0;
  effect((onCleanup) => {
    const items = virtual.getVirtualItems();
    const [first, last] = [items.at(0)?.index, items.at(-1)?.index];
    if (first === undefined || last === undefined) return;
    const ahead = last - first + PAGES_AHEAD * PAGE_ROWS;
    const ask = () => {
      askedFrom = first;
      untracked(() => pages.need(first, Math.min(last + ahead, pages.total() - 1)));
    };
    if (Math.abs(first - askedFrom) <= PAGE_ROWS) return ask();
    const timer = setTimeout(ask, SETTLED_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return { virtual, rowHeight, lines, shownRange };
}

/** Rows come by many times while they are scrolled: each cell is written once. */
function remembered(write: (record: ImportRecord) => string): (record: ImportRecord) => string {
  const written = new WeakMap<ImportRecord, string>();
  return (record) => {
    const text = written.get(record) ?? write(record);
    written.set(record, text);
    return text;
  };
}
