import { Component, computed, input } from '@angular/core';

/** Grey bars in the place of rows that are on their way; they appear after 150 ms, so that fast answers do not flash. */
@Component({
  selector: 'ui-skeleton',
  host: { 'aria-busy': 'true', role: 'status' },
  template: `
    <span class="visually-hidden" i18n="@@ui.loading">Loading</span>
    @for (row of rowsShown(); track $index) {
      <div class="row" aria-hidden="true" [style.height.px]="rowHeight()">
        <i [style.width.%]="row"></i>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      animation: appear 1ms 150ms both;
    }
    .row {
      display: flex;
      align-items: center;
      padding: 0 16px;
    }
    .row + .row {
      border-top: 1px solid var(--border);
    }
    i {
      height: 10px;
      border-radius: var(--r-sm);
      background: var(--neutral-tint);
    }
    @media (prefers-reduced-motion: no-preference) {
      i {
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(6);
  readonly rowHeight = input(44);
  protected readonly rowsShown = computed(() =>
    Array.from({ length: this.rows() }, (_row, index) => 32 + ((index * 17) % 40)),
  );
}
