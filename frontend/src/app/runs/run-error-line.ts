import { Component, input } from '@angular/core';

let created = 0;

/** Why a run failed, in one line; the whole of it at a click. */
@Component({
  selector: 'app-run-error-line',
  template: `
    <button type="button" class="truncate" [attr.popovertarget]="id">{{ text() }}</button>
    <div popover [id]="id">{{ text() }}</div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    button {
      display: block;
      max-width: 100%;
      padding: 0;
      border: 0;
      background: none;
      color: var(--bad-text);
      font-size: 12px;
      line-height: 24px;
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      text-decoration: underline;
    }
    div {
      inset: auto;
      position-area: bottom span-right;
      max-width: min(420px, 90vw);
      margin: 4px 0 0;
      padding: 10px 12px;
      border: 1px solid var(--border);
      border-radius: var(--r-md);
      background: var(--raised);
      color: var(--text);
      box-shadow: var(--shadow-2);
      white-space: normal;
      overflow-wrap: anywhere;
    }
  `,
})
export class RunErrorLine {
  readonly text = input.required<string>();
  protected readonly id = `run-error-${created++}`;
}
