import { Component, input } from '@angular/core';

/** Figures side by side in one frame. */
@Component({
  selector: 'ui-kpi-strip',
  template: '<ng-content />',
  styles: `
    :host {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: 1px;
      overflow: hidden;
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      background: var(--surface);
    }
    @media (max-width: 959.98px) {
      :host {
        grid-auto-flow: row;
        grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
      }
    }
  `,
})
export class KpiStrip {}

/** One figure with its name above and what it is compared with below. */
@Component({
  selector: 'ui-kpi',
  template: `
    <span>{{ label() }}</span>
    <div class="line">
      <strong>{{ value() }}</strong><ng-content select="ui-sparkline" />
    </div>
    <em>{{ note() }}<ng-content /></em>
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
      background: var(--surface);
      box-shadow: 0 0 0 1px var(--border);
    }
    span {
      color: var(--text-3);
      font-size: 12px;
      font-weight: 500;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    strong {
      display: block;
      font-size: 22px;
      line-height: 30px;
      font-weight: 620;
      letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    @media (max-width: 639.98px) {
      strong {
        font-size: 18px;
        line-height: 26px;
      }
    }
    em {
      font-style: normal;
      font-size: 12px;
      color: var(--text-2);
    }
  `,
})
export class Kpi {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly note = input('');
}
