import {
  afterRenderEffect,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Badge, drawnInSteps, Formats } from '@etl-studio/ui';
import { LucideCircleCheck } from '@lucide/angular';

import { ServerText } from '../language/server-text.pipe';
import { problemName } from '../row-errors/row-error-words';
import type { BadCell, BadRow } from './bad-row';

/** A new value for a cell. */
export interface CellEdit {
  rowNumber: number;
  column: string;
  value: string;
}

/** The rows that fill a window are drawn first. */
const ROWS_DRAWN = { first: 12, step: 50 };

const MOVES: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Rejected rows with the cells of their file. Tab goes from one offending cell to the next, arrows to any cell; Enter,
 * F2 or typing edits it, Escape leaves it as it was.
 */
@Component({
  selector: 'app-bad-rows-grid',
  imports: [Badge, LucideCircleCheck, ServerText],
  templateUrl: './bad-rows-grid.html',
  styleUrl: './bad-rows-grid.scss',
})
export class BadRowsGrid {
  readonly rows = input.required<readonly BadRow[]>();
  readonly columns = input.required<readonly string[]>();
  /** Number of the row that is looked at. */
  readonly current = input.required<number | undefined>();
  /** Number of the row that is brought into sight when it is listed. */
  readonly sought = input.required<number | undefined>();
  readonly lookedAt = output<{ rowNumber: number; cell: BadCell }>();
  readonly edited = output<CellEdit>();
  readonly undone = output<number>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly changes = inject(ChangeDetectorRef);
  protected readonly formats = inject(Formats);
  protected readonly nameOf = problemName;
  private readonly drawn = drawnInSteps(
    ROWS_DRAWN,
    () => this.rows().length,
    () => null,
  );
  // A row that is looked for may be the last.
  protected readonly drawnRows = computed(() =>
    this.sought() === undefined ? this.rows().slice(0, this.drawn.count()) : this.rows(),
  );
  /** The cell that is being edited, as `row:column`, and the text it was opened with. */
  protected readonly editing = signal<{ key: string; text: string } | null>(null);

  constructor() {
    let brought: number | undefined;
    afterRenderEffect(() => {
      const sought = this.sought();
      if (sought === brought || !this.rows().some(({ rowNumber }) => rowNumber === sought)) return;
      // Once: rows that are read again stay where they are.
      brought = sought;
      this.element(`[data-row="${sought}"]`)?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected cellLabel({ rowNumber }: BadRow, { column, value }: BadCell): string {
    const row = this.formats.number(rowNumber);
    return $localize`:@@mending.cellLabel:${column}:column:, row ${row}:row:: ${value}:value:`;
  }

  protected undoLabel({ rowNumber }: BadRow): string {
    const row = this.formats.number(rowNumber);
    return $localize`:@@mending.undoRow:Undo the mend of row ${row}:row:`;
  }

  protected keyOf(row: BadRow, index: number): string {
    return `${row.rowNumber}:${index}`;
  }

  protected isOpen(row: BadRow): boolean {
    return row.mend === null;
  }

  protected isFaulty({ faults, cells }: BadRow): boolean {
    return faults.length > 0 || cells.some(({ fault }) => fault !== null);
  }

  protected edit(row: BadRow, index: number, text: string): void {
    if (!this.isOpen(row)) return;
    const key = this.keyOf(row, index);
    this.editing.set({ key, text });
    this.focus(`[data-edits="${key}"]`);
  }

  protected keyOnCell(event: KeyboardEvent, row: BadRow, index: number, cell: BadCell): void {
    const move = MOVES[event.key];
    if (move) {
      this.moveFrom(row, index, move);
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const types = event.key.length === 1;
    if (!types && event.key !== 'Enter' && event.key !== 'F2') return;
    this.edit(row, index, types ? event.key : cell.value);
    event.preventDefault();
  }

  protected keyOnInput(event: KeyboardEvent, row: BadRow, index: number, value: string): void {
    // Keys of the text stay in it.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') this.commit(row, index, value);
    else this.editing.set(null);
    this.focus(`[data-cell="${this.keyOf(row, index)}"]`);
  }

  /** Leaving the cell keeps what was typed, as Enter does. */
  protected commit(row: BadRow, index: number, value: string): void {
    if (this.editing()?.key !== this.keyOf(row, index)) return;
    this.editing.set(null);
    const cell = row.cells[index];
    if (cell && value !== cell.value)
      this.edited.emit({ rowNumber: row.rowNumber, column: cell.column, value });
  }

  private moveFrom(row: BadRow, index: number, [down, right]: readonly [number, number]): void {
    const at = this.rows().findIndex((each) => each.rowNumber === row.rowNumber);
    const next = this.rows()[at + down];
    if (next) this.element(`[data-cell="${this.keyOf(next, index + right)}"]`)?.focus();
  }

  // At once: the next key may have been struck already.
  private focus(selector: string): void {
    this.changes.detectChanges();
    this.element(selector)?.focus();
  }

  private element(selector: string): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(selector);
  }
}
