import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { LucideSearch } from '@lucide/angular';

const TYPING_PAUSE_MS = 250;

/** Narrows the rows to those with a text in any cell, at every pause of typing. */
@Component({
  selector: 'app-rows-search',
  imports: [LucideSearch],
  template: `
    <label role="search">
      <svg lucideSearch [size]="14"></svg>
      <span class="visually-hidden" i18n="@@mending.search">Search these rows</span>
      <input
        #box
        class="input"
        type="search"
        placeholder="Search these rows"
        i18n-placeholder="@@mending.search"
        data-testid="errors-search"
        maxlength="200"
        [value]="text()"
        (input)="type(box.value)"
      />
    </label>
  `,
  styles: `
    :host {
      display: block;
    }
    label {
      position: relative;
      display: block;
    }
    svg {
      position: absolute;
      left: 10px;
      top: calc(var(--ctl) / 2 - 7px);
      color: var(--text-3);
    }
    input {
      padding-left: 30px;
    }
  `,
})
export class RowsSearch {
  readonly text = input.required<string>();
  readonly typed = output<string>();

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.typed.emit(text), TYPING_PAUSE_MS);
  }
}
