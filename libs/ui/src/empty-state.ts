import { Component, input } from '@angular/core';

/** Nothing here yet: one sentence and, projected, what to do about it. The drawing is made of the product's rows. */
@Component({
  selector: 'ui-empty-state',
  template: `
    @if (drawing()) {
      <svg viewBox="0 0 168 72" width="168" height="72" aria-hidden="true">
        <rect class="sheet" x="0.5" y="0.5" width="167" height="71" rx="8" />
        <path class="rule" d="M0 24.5H168M0 48.5H168" />
        <rect class="word" x="14" y="9" width="46" height="6" rx="3" />
        <rect class="pill" x="104" y="7" width="50" height="10" rx="5" />
        <rect class="word" x="14" y="33" width="62" height="6" rx="3" />
        <rect class="pill ok" x="104" y="31" width="38" height="10" rx="5" />
        <rect class="word" x="14" y="57" width="38" height="6" rx="3" />
        <rect class="pill" x="104" y="55" width="44" height="10" rx="5" />
      </svg>
    }
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      padding: 48px 24px;
      text-align: center;
    }
    svg {
      margin-bottom: 16px;
    }
    .sheet {
      fill: var(--surface);
      stroke: var(--border);
    }
    .rule {
      stroke: var(--border);
    }
    .word {
      fill: var(--border);
    }
    .pill {
      fill: var(--neutral-tint);
    }
    .pill.ok {
      fill: var(--accent-tint);
    }
    p {
      max-width: 44ch;
      margin-top: 4px;
      color: var(--text-2);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 8px;
      margin-top: 16px;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly drawing = input(true);
}
