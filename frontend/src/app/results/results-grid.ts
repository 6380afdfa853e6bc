import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ImportRecord, RecordSort } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideArrowDown, LucideArrowUp } from '@lucide/angular';
import { injectTable } from '@tanstack/angular-table';
import { injectVirtualizer } from '@tanstack/angular-virtual';

import { Density, type DensityChoice } from '../theme/density';
import { channelColour } from './channel-colour';
import { gridTarget } from './grid-keys';
import {
  COLUMN_NAMES,
  features,
  isNumeric,
  isSortable,
  RECORD_COLUMNS,
  type RecordColumn,
  type RecordColumnId,
  RecordTexts,
} from './record-columns';
import { PAGE_ROWS, RecordPages } from './record-pages';

/** Pixels; `--row` of the style sheet. */
const ROW_HEIGHTS: Record<DensityChoice, number> = { comfortable: 36, compact: 30 };
const PAGES_AHEAD = 3;
/** Header and sums, which cover rows of the window. */
const FIXED_ROWS = 2;

/** Records in a window over the server's pages. Focus stays on the grid: its rows come and go. */
@Component({
  selector: 'app-results-grid',
  imports: [LucideArrowDown, LucideArrowUp],
  templateUrl: './results-grid.html',
  styleUrl: './results-grid.scss',
})
export class ResultsGrid {
  readonly sort = input.required<RecordSort>();
  /** Whether the derived columns are shown. */
  readonly derived = input.required<boolean>();
  /** 1-based page to show at first. */
  readonly page = input.required<number>();
  readonly sorted = output<RecordColumnId>();
  readonly paged = output<number>();

  protected readonly pages = inject(RecordPages);
  private readonly texts = inject(RecordTexts);
  private readonly formats = inject(Formats);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  protected readonly names = COLUMN_NAMES;
  protected readonly isNumeric = isNumeric;
  protected readonly isSortable = isSortable;
  protected readonly colour = channelColour;
  private readonly density = inject(Density);
  protected readonly rowHeight = computed(() => ROW_HEIGHTS[this.density.choice()]);

  protected readonly columns = computed(() =>
    RECORD_COLUMNS.filter((id) => this.derived() || (id !== 'cpc' && id !== 'cpa')),
  );
  private readonly definitions = computed(() =>
    this.columns().map((id): RecordColumn => {
      const text = this.remembered((record) => this.texts.cell(id, record));
      return { id, accessorFn: ({ record }) => (record ? text(record) : '') };
    }),
  );

  protected readonly virtual = injectVirtualizer(() => ({
    count: this.pages.total(),
    scrollElement: this.box()?.nativeElement,
    estimateSize: () => this.rowHeight(),
    overscan: 6,
    scrollPaddingStart: this.rowHeight(),
    scrollPaddingEnd: this.rowHeight(),
    useApplicationRefTick: false,
  }));
  protected readonly window = computed(() =>
    this.virtual
      .getVirtualItems()
      .filter(({ index }) => index < this.pages.total())
      .map(({ index, start }) => ({ index, start, record: this.pages.row(index) })),
  );
  private readonly table = injectTable(() => ({
    features,
    columns: this.definitions(),
    data: this.window(),
    getRowId: ({ index }) => String(index),
  }));
  protected readonly lines = computed(() =>
    this.table.getRowModel().rows.map((row) => ({
      ...row.original,
      start: row.original.index * this.rowHeight(),
      cells: row.getAllCells().map((cell, position) => ({
        id: this.columns()[position] ?? 'rowNumber',
        text: String(cell.getValue()),
      })),
    })),
  );
  protected readonly sums = computed(() => {
    const summary = this.pages.summary();
    return this.columns().map((id) => (summary ? this.texts.sum(id, summary.sums) : ''));
  });

  /** The cell that the keyboard is on. */
  protected readonly active = linkedSignal({
    source: () => this.pages.total(),
    computation: () => ({ row: 0, column: 0 }),
  });
  protected readonly focused = signal(false);
  private readonly shownRange = computed(() => {
    const height = this.virtual.scrollRect()?.height ?? 0;
    const offset = this.virtual.scrollOffset() ?? 0;
    const first = Math.floor(offset / this.rowHeight());
    const end = Math.round((offset + height) / this.rowHeight()) - FIXED_ROWS;
    return { first, last: Math.min(Math.max(end, first + 1), this.pages.total()) };
  });
  protected readonly range = computed(() => {
    const { first, last } = this.shownRange();
    const [from, to] = [this.formats.number(first + 1), this.formats.number(last)];
    return $localize`:@@results.range:Rows ${from}:from: to ${to}:to: of ${this.formats.number(this.pages.total())}:total:`;
  });
  protected readonly currentPage = computed(() => Math.floor(this.shownRange().first / PAGE_ROWS) + 1);
  protected readonly lastPage = computed(() => Math.max(Math.ceil(this.pages.total() / PAGE_ROWS), 1));

  constructor() {
    effect(() => {
      this.rowHeight();
      untracked(() => this.virtual.measure());
    });
    effect(() => {
      const items = this.virtual.getVirtualItems();
      const [first, last] = [items.at(0)?.index, items.at(-1)?.index];
      if (first === undefined || last === undefined) return;
      const ahead = last - first + PAGES_AHEAD * PAGE_ROWS;
      untracked(() => this.pages.need(first, Math.min(last + ahead, this.pages.total() - 1)));
    });
    const opening = effect(() => {
      if (this.pages.total() === 0 || !this.box()) return;
      untracked(() => this.page() > 1 && this.goTo(this.page()));
      opening.destroy();
    });
  }

  protected ariaSort(id: RecordColumnId): 'ascending' | 'descending' | 'none' | null {
    if (!isSortable(id)) return null;
    if (this.sort() === id) return 'ascending';
    return this.sort() === `-${id}` ? 'descending' : 'none';
  }

  protected goTo(page: number): void {
    const wanted = Math.min(Math.max(page, 1), this.lastPage());
    this.virtual.scrollToIndex((wanted - 1) * PAGE_ROWS, { align: 'start' });
    this.paged.emit(wanted);
  }

  protected select(row: number, column: number): void {
    this.active.set({ row, column });
    this.box()?.nativeElement.focus({ preventScroll: true });
  }

  protected move(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') return this.copy();
    const { first, last } = this.shownRange();
    const size = {
      rows: this.pages.total(),
      columns: this.columns().length,
      page: Math.max(last - first, 1),
    };
    const target = gridTarget(event, this.active(), size);
    if (!target) return;
    event.preventDefault();
    this.active.set(target);
    this.virtual.scrollToIndex(target.row);
  }

  /** Rows come by many times while they are scrolled: each cell is written once. */
  private remembered(write: (record: ImportRecord) => string): (record: ImportRecord) => string {
    const written = new WeakMap<ImportRecord, string>();
    return (record) => {
      const text = written.get(record) ?? write(record);
      written.set(record, text);
      return text;
    };
  }

  private copy(): void {
    const { row, column } = this.active();
    const cell = this.lines().find(({ index }) => index === row)?.cells[column];
    if (cell && !getSelection()?.toString()) void navigator.clipboard.writeText(cell.text);
  }
}
