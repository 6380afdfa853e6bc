import { Component, input } from '@angular/core';

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad';

/** A short word in a tinted pill. Give it an icon or a word that says the state: colour is never alone. */
@Component({
  selector: 'ui-badge',
  template: '<ng-content />',
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
      align-items: center;
      gap: 5px;
      padding: 1px 8px;
      border-radius: var(--r-full);
      font-size: 12px;
      line-height: 18px;
      font-weight: 550;
      letter-spacing: 0;
      white-space: nowrap;
      background: var(--neutral-tint);
      color: var(--neutral-text);
    }
    :host([data-tone='info']) {
      background: var(--accent-tint);
      color: var(--accent-text);
    }
    :host([data-tone='ok']) {
      background: var(--ok-tint);
      color: var(--ok-text);
    }
    :host([data-tone='warn']) {
      background: var(--warn-tint);
      color: var(--warn-text);
    }
    :host([data-tone='bad']) {
      background: var(--bad-tint);
      color: var(--bad-text);
    }
    @media (forced-colors: active) {
      :host {
        border: 1px solid;
      }
    }
  `,
})
export class Badge {
  readonly tone = input<Tone>('neutral');
}
