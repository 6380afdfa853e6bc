import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import type { RecordSort } from '@etl-studio/contracts';
import { LucideArrowDown, LucideArrowUp, LucideEllipsisVertical } from '@lucide/angular';

import { ColumnLayout } from './column-layout';
import { COLUMN_NAMES, isNumeric, isSortable, type RecordColumnId } from './record-columns';
import { fieldOf } from './results-query';

/** The head of a column: sorts by it, opens its menu, and is dragged to the width that is wanted. */
@Component({
  selector: 'app-column-head',
  imports: [LucideArrowDown, LucideArrowUp, LucideEllipsisVertical],
  host: {
    role: 'columnheader',
    '[class.num]': 'isNumeric()',
    '[attr.aria-sort]': 'ariaSort()',
  },
  template: `
    @if (ariaSort()) {
      <button type="button" class="sort" tabindex="-1" (click)="sorted.emit($event.shiftKey)">
        <span class="name">{{ name() }}</span>
        @switch (ariaSort()) {
          @case ('ascending') {
            <svg lucideArrowUp [size]="12"></svg>
          }
          @case ('descending') {
            <svg lucideArrowDown [size]="12"></svg>
          }
        }
        @if (place(); as place) {
          <span class="place">{{ place }}</span>
        }
      </button>
    } @else {
      <span class="name">{{ name() }}</span>
    }
    <button
      type="button"
      class="menu"
      tabindex="-1"
      [attr.aria-label]="menuLabel()"
      (click)="menuAsked.emit()"
    >
      <svg lucideEllipsisVertical [size]="14"></svg>
    </button>
    <i class="grip" (pointerdown)="drag($event)" (dblclick)="layout.setWidth(column(), null)"></i>
  `,
  styleUrl: './column-head.scss',
})
export class ColumnHead {
  readonly column = input.required<RecordColumnId>();
  readonly sort = input.required<readonly RecordSort[]>();
  /** True where the column is added to the keys that are there. */
  readonly sorted = output<boolean>();
  readonly menuAsked = output();

  protected readonly layout = inject(ColumnLayout);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly name = computed(() => COLUMN_NAMES[this.column()]);
  protected readonly isNumeric = computed(() => isNumeric(this.column()));
  protected readonly ariaSort = computed(() => {
    const column = this.column();
    if (!isSortable(column)) return null;
    const key = this.sort().find((each) => fieldOf(each) === column);
    if (key === undefined) return 'none';
    return key === column ? 'ascending' : 'descending';
  });
  /** Which key the column is; null where there is only one. */
  protected readonly place = computed(() => {
    const keys = this.sort();
    const index = keys.findIndex((each) => fieldOf(each) === this.column());
    return keys.length > 1 && index >= 0 ? index + 1 : null;
  });
  protected readonly menuLabel = computed(
    () => $localize`:@@columns.menu:Settings of the column ${this.name()}:column:`,
  );

  protected drag(event: PointerEvent): void {
    const grip = event.target as HTMLElement;
    const [from, width] = [event.clientX, this.host.nativeElement.offsetWidth];
    const move = (to: PointerEvent) => this.layout.setWidth(this.column(), width + to.clientX - from);
    const end = () => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('lostpointercapture', end);
    };
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', end);
  }
}
