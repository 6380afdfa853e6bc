import { ChangeDetectorRef, Component, ElementRef, inject, output, signal } from '@angular/core';
import { LucideArrowUpDown, LucideEyeOff, LucideListOrdered, LucidePin, LucidePinOff } from '@lucide/angular';

import { ColumnLayout, LEAST_WIDTH, MOST_WIDTH } from './column-layout';
import { COLUMN_NAMES, isSortable, type RecordColumnId } from './record-columns';

/** What is asked of a column's order. */
export interface ColumnSort {
  column: RecordColumnId;
  /** Behind what the records are sorted by already. */
  adding: boolean;
}

const GAP = 4;
const WIDTH = 256;

/** What can be done with a column: sort, pin, hide, and its width as a number for those who do not drag. */
@Component({
  selector: 'app-column-menu',
  imports: [LucideArrowUpDown, LucideEyeOff, LucideListOrdered, LucidePin, LucidePinOff],
  host: { popover: 'auto', role: 'dialog', '[attr.aria-label]': 'names[column()]' },
  templateUrl: './column-menu.html',
  styleUrl: './column-menu.scss',
})
export class ColumnMenu {
  readonly sorted = output<ColumnSort>();

  protected readonly layout = inject(ColumnLayout);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly changes = inject(ChangeDetectorRef);
  protected readonly column = signal<RecordColumnId>('rowNumber');
  protected readonly names = COLUMN_NAMES;
  protected readonly isSortable = isSortable;
  protected readonly least = LEAST_WIDTH;
  protected readonly most = MOST_WIDTH;

  /** Below the head of a column. */
  open(column: RecordColumnId, head: DOMRect): void {
    this.column.set(column);
    const menu = this.host.nativeElement;
    menu.style.top = `${head.bottom + GAP}px`;
    menu.style.left = `${Math.max(Math.min(head.left, innerWidth - WIDTH - GAP), GAP)}px`;
    // At once: the first of what the column offers takes the focus.
    this.changes.detectChanges();
    menu.showPopover();
    menu.querySelector('button')?.focus();
  }

  protected order(adding: boolean): void {
    this.close();
    this.sorted.emit({ column: this.column(), adding });
  }

  protected pin(isPinned: boolean): void {
    this.close();
    this.layout.pin(this.column(), isPinned);
  }

  protected hide(): void {
    this.close();
    this.layout.show([this.column()], false);
  }

  protected setWidth(text: string): void {
    const pixels = Number(text);
    if (pixels > 0) this.layout.setWidth(this.column(), pixels);
  }

  private close(): void {
    this.host.nativeElement.hidePopover();
  }
}
