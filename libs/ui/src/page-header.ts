import { Component, input } from '@angular/core';

/**
 * The page's only `h1` (focused after a navigation), one line of context, and its actions.
 * Slots: `[badges]` beside the heading, `[context]` under it, `[actions]` on the right.
 */
@Component({
  selector: 'ui-page-header',
  template: `
    <div class="text">
      <div class="line">
        <h1 tabindex="-1">{{ heading() }}</h1>
        <ng-content select="[badges]" />
      </div>
      <div class="context">
        {{ context() }}
        <ng-content select="[context]" />
      </div>
    </div>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      flex-wrap: wrap;
      gap: 12px 16px;
      margin-bottom: 16px;
    }
    .text {
      flex: 1 1 var(--header-text, auto);
      min-width: 0;
    }
    .line {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 4px 8px;
    }
    h1 {
      overflow-wrap: anywhere;
    }
    .context {
      margin-top: 2px;
      color: var(--text-2);
      overflow-wrap: anywhere;
    }
    .context:empty {
      display: none;
    }
    .actions {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 8px;
    }
    .actions:empty {
      display: none;
    }
    /* The context has the whole width, so that no length of it moves the actions. */
    @media (min-width: 1280px) {
      :host {
        row-gap: 0;
      }
      .text {
        display: contents;
      }
      .line {
        flex: 1 1 auto;
      }
      .context {
        order: 1;
        flex: 1 0 100%;
      }
      /* Buttons are higher than the heading, and move nothing. */
      .actions {
        margin-bottom: -2px;
      }
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly context = input('');
}
