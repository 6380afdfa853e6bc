import { booleanAttribute, Component, computed, input } from '@angular/core';

let created = 0;

/** A section with a hairline frame; the heading names it. Project controls of the header as `[cardActions]`. */
@Component({
  selector: 'ui-card',
  host: { role: 'region', '[attr.aria-labelledby]': 'labelledBy()', '[class.padded]': 'padded()' },
  template: `
    @if (heading()) {
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <div class="actions"><ng-content select="[cardActions]" /></div>
      </header>
    }
    <div class="body"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
      background: var(--surface);
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      overflow: clip;
    }
    header {
      display: flex;
      justify-content: space-between;
      align-items: center;
      flex-wrap: wrap;
      gap: 4px 12px;
      min-height: 45px;
      padding: 6px 16px;
      border-bottom: 1px solid var(--border);
    }
    h2 {
      font-size: 13px;
      line-height: 20px;
      font-weight: 600;
    }
    .actions {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 8px;
      min-width: 0;
    }
    .body {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-width: 0;
    }
    :host(.padded) .body {
      padding: 16px;
    }
  `,
})
export class Card {
  readonly heading = input<string>();
  readonly padded = input(false, { transform: booleanAttribute });
  protected readonly id = `ui-card-${created++}`;
  protected readonly labelledBy = computed(() => (this.heading() ? this.id : null));
}
