import { Component, input, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

let created = 0;

/** Frame of a chart: its name, a sentence that says what it shows, the same as a table, and as a picture. */
@Component({
  selector: 'app-chart-figure',
  imports: [MatButton],
  template: `
    <figure class="card" [attr.aria-labelledby]="id">
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <div class="tools">
          <ng-content select="[tools]" />
          <button matButton type="button" [attr.aria-pressed]="asTable()" (click)="asTable.set(!asTable())">
            <ng-container i18n="@@chart.asTable">View as table</ng-container>
            <span class="visually-hidden">: {{ heading() }}</span>
          </button>
          <button matButton type="button" (click)="picture.emit()">
            PNG<span class="visually-hidden">: {{ heading() }}</span>
          </button>
        </div>
      </header>
      <figcaption>{{ sentence() }}</figcaption>
      <div class="body"><ng-content /></div>
    </figure>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    figure {
      height: 100%;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 12px;
      min-height: 45px;
      padding: 6px 4px 6px 16px;
      border-bottom: 1px solid var(--border);
    }
    h2 {
      font-size: 13px;
      line-height: 20px;
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
    }
    [aria-pressed='true'] {
      background: var(--accent-tint);
    }
    figcaption {
      padding: 10px 16px 0;
      color: var(--text-2);
      font-size: 12px;
      line-height: 18px;
    }
    .body {
      padding: 8px 0;
    }
  `,
})
export class ChartFigure {
  readonly heading = input.required<string>();
  readonly sentence = input.required<string>();
  readonly asTable = model(false);
  /** The chart is wanted as a picture. */
  readonly picture = output();
  protected readonly id = `chart-${created++}`;
}
