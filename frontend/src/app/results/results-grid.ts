import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import type { RecordSort } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { ColumnHead } from './column-head';
import { ColumnLayout } from './column-layout';
import { ColumnMenu, type ColumnSort } from './column-menu';
import { GridFooter } from './grid-footer';
import { injectGridLines } from './grid-lines';
import { gridTarget, HEAD_ROW } from './grid-keys';
import { isNumeric, isSortable, RecordTexts } from './record-columns';
import { PAGE_ROWS, RecordPages } from './record-pages';
import { injectRecordWindow } from './record-window';

/** Records in a window over the server's pages. Focus stays on the grid: its rows come and go. */
@Component({
  selector: 'app-results-grid',
  imports: [ColumnHead, ColumnMenu, GridFooter],
  templateUrl: './results-grid.html',
  styleUrl: './results-grid.scss',
})
export class ResultsGrid {
  readonly sort = input.required<readonly RecordSort[]>();
  /** 1-based page to show at first. */
  readonly page = input.required<number>();
  /** Number of the row that is looked at beside the grid. */
  readonly opened = input<number>();
  /** Why a row that was asked for is not shown. */
  readonly notice = input('');
  readonly sorted = output<ColumnSort>();
  readonly paged = output<number>();
  /** A row to look at, by its place. */
  readonly openedAt = output<number>();
  /** A row to go to, by its number. */
  readonly sought = output<number>();

  protected readonly pages = inject(RecordPages);
  private readonly texts = inject(RecordTexts);
  private readonly formats = inject(Formats);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly menu = viewChild.required(ColumnMenu);
  private readonly heads = viewChildren<ColumnHead, ElementRef<HTMLElement>>(ColumnHead, {
    read: ElementRef,
  });

  protected readonly layout = inject(ColumnLayout);
  protected readonly columns = this.layout.columns;
  /** What the cells of a column have in common. */
  protected readonly tracks = computed(() =>
    this.columns().map((id) => ({
      id,
      isNumeric: isNumeric(id),
      isPinned: this.layout.isPinned(id),
      left: this.layout.offsets()[id],
    })),
  );
  private readonly window = injectRecordWindow(this.box);
  protected readonly rowHeight = this.window.rowHeight;
  protected readonly block = this.window.block;
  protected readonly lines = injectGridLines(this.block, this.columns);
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
  /** The row to bring into sight as soon as there are rows. */
  private readonly wanted = signal<number | null>(null);
  private readonly isReady = computed(() => this.window.virtual.getVirtualItems().length > 0);
  private readonly shownRange = this.window.shownRange;
  protected readonly range = computed(() => {
    const { first, last } = this.shownRange();
    const [from, to] = [this.formats.number(first + 1), this.formats.number(last)];
    return $localize`:@@results.range:Rows ${from}:from: to ${to}:to: of ${this.formats.number(this.pages.total())}:total:`;
  });
  protected readonly lastPage = computed(() => Math.max(Math.ceil(this.pages.total() / PAGE_ROWS), 1));
  protected readonly currentPage = computed(() => {
    const { first, last } = this.shownRange();
    // The last page may have too few rows to begin at the top.
    const isEnd = first > 0 && last === this.pages.total();
    return isEnd ? this.lastPage() : Math.floor(first / PAGE_ROWS) + 1;
  });

  constructor() {
    const opening = effect(() => {
      if (!this.isReady()) return;
      untracked(() => this.page() > 1 && this.goTo(this.page()));
      opening.destroy();
    });
    let before = this.pages.shown();
    effect(() => {
      const shown = this.pages.shown();
      // Of another set nobody has seen a row yet: it begins at its first.
      if (shown !== before) untracked(() => this.window.virtual.scrollToOffset(0));
      before = shown;
    });
    effect(() => {
      const wanted = this.wanted();
      if (wanted === null || !this.isReady()) return;
      untracked(() => {
        this.window.virtual.scrollToIndex(wanted);
        this.wanted.set(null);
      });
    });
  }

  protected goTo(page: number): void {
    const wanted = Math.min(Math.max(page, 1), this.lastPage());
    this.window.virtual.scrollToIndex((wanted - 1) * PAGE_ROWS, { align: 'start' });
    this.paged.emit(wanted);
  }

  /** Brings a row into sight, and the keyboard onto it. */
  reveal(row: number): void {
    this.active.update(({ column }) => ({ row, column }));
    this.wanted.set(row);
  }

  focus(): void {
    this.box()?.nativeElement.focus({ preventScroll: true });
  }

  protected select(row: number, column: number): void {
    this.active.set({ row, column });
    this.focus();
  }

  protected open(row: number): void {
    if (this.pages.row(row)) this.openedAt.emit(row);
  }

  /** The keyboard goes on from the head that was clicked. */
  protected sortFromHead(index: number, adding: boolean): void {
    this.select(HEAD_ROW, index);
    this.sortBy(index, adding);
  }

  protected openMenu(index: number): void {
    const [column, head] = [this.columns()[index], this.heads()[index]?.nativeElement];
    if (column && head) this.menu().open(column, head.getBoundingClientRect());
  }

  protected focusAfterMenu({ newState }: ToggleEvent): void {
    const focused = document.activeElement;
    const isOwn = focused === document.body || this.box()?.nativeElement.contains(focused);
    if (newState === 'closed' && isOwn) this.focus();
  }

  protected move(event: KeyboardEvent): void {
    const { row, column } = this.active();
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') return this.copy();
    const isAct = event.key === 'Enter' || (event.key === 'ArrowDown' && event.altKey);
    // Buttons inside do what they say themselves.
    if (isAct && event.target === event.currentTarget) {
      event.preventDefault();
      if (row !== HEAD_ROW) this.open(row);
      else if (event.key === 'Enter') this.sortBy(column, event.shiftKey);
      else this.openMenu(column);
      return;
    }
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
    if (target.row !== HEAD_ROW) this.window.virtual.scrollToIndex(target.row);
  }

  private sortBy(index: number, adding: boolean): void {
    const column = this.columns()[index];
    if (column && isSortable(column)) this.sorted.emit({ column, adding });
  }

  private copy(): void {
    const { row, column } = this.active();
    const cell = this.lines().find(({ index }) => index === row)?.cells[column];
    if (cell && !getSelection()?.toString()) void navigator.clipboard.writeText(cell);
  }
}
