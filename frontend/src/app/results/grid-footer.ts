import { Component, input, output } from '@angular/core';

/** Under the records: which are in sight, pages of them, and the way to one row. */
@Component({
  selector: 'app-grid-footer',
  template: `
    <span class="range">{{ range() }}</span>
    <form class="seek" (submit)="seek(wanted); $event.preventDefault()">
      <label for="seek-row" i18n="@@results.goToRow">Go to row</label>
      <input
        #wanted
        class="input"
        id="seek-row"
        inputmode="numeric"
        autocomplete="off"
        data-testid="go-to-row"
        [attr.aria-describedby]="notice() ? 'seek-notice' : null"
      />
    </form>
    <span class="notice" id="seek-notice" role="status">{{ notice() }}</span>
    @if (last() > 1) {
      <nav class="turn" aria-label="Pages" i18n-aria-label="@@results.pages">
        <button type="button" [disabled]="current() === 1" (click)="paged.emit(1)" i18n="@@results.first">
          First
        </button>
        <button
          type="button"
          [disabled]="current() === 1"
          (click)="paged.emit(current() - 1)"
          i18n="@@results.previous"
        >
          Previous
        </button>
        <span i18n="@@results.pageOf">Page {{ current() }} of {{ last() }}</span>
        <button
          type="button"
          [disabled]="current() >= last()"
          (click)="paged.emit(current() + 1)"
          i18n="@@results.next"
        >
          Next
        </button>
        <button
          type="button"
          [disabled]="current() >= last()"
          (click)="paged.emit(last())"
          i18n="@@results.last"
        >
          Last
        </button>
      </nav>
    }
  `,
  styleUrl: './grid-footer.scss',
})
export class GridFooter {
  /** "Rows 1 to 40 of 4,120". */
  readonly range = input.required<string>();
  /** Pages count from 1. */
  readonly current = input.required<number>();
  readonly last = input.required<number>();
  /** Why a row was not found. */
  readonly notice = input.required<string>();
  readonly paged = output<number>();
  readonly sought = output<number>();

  protected seek({ value }: HTMLInputElement): void {
    const row = Number(value.replaceAll(/[\s.,']/g, ''));
    if (Number.isSafeInteger(row) && row > 0) this.sought.emit(row);
  }
}
