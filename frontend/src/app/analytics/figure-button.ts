import { Component, output } from '@angular/core';

/** A number that says where it comes from. */
@Component({
  selector: 'app-figure-button',
  template: `
    <button type="button" (click)="asked.emit(); $event.stopPropagation()">
      <ng-content /><span class="visually-hidden" i18n="@@analytics.whereFrom">: where it comes from</span>
    </button>
  `,
  styles: `
    button {
      min-height: 24px;
      padding: 0 4px;
      margin: 0 -4px;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      font-variant-numeric: tabular-nums;
      cursor: pointer;
    }
    button:hover {
      color: var(--accent-text);
      text-decoration: underline;
    }
  `,
})
export class FigureButton {
  readonly asked = output();
}
