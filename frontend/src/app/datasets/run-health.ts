import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

import { runStatus } from '../status/run-status';

/** The share of good and bad rows of the last runs, oldest first, each a link to its run. */
@Component({
  selector: 'app-run-health',
  imports: [RouterLink],
  template: `
    <ul>
      @for (bar of bars(); track bar.id) {
        <li>
          <a [routerLink]="['/runs', bar.id]" [attr.aria-label]="bar.name" [title]="bar.name">
            <i [class.bad]="bar.failed" [style.height.%]="bar.height"></i>
            <i class="bad" [style.height.%]="bar.badHeight"></i>
          </a>
        </li>
      }
    </ul>
    <p class="faint">{{ sentence() }}</p>
  `,
  styles: `
    ul {
      display: flex;
      align-items: flex-end;
      gap: 6px;
      height: 56px;
      padding: 0;
      list-style: none;
    }
    li {
      flex: 1;
      max-width: 24px;
      height: 100%;
    }
    a {
      display: flex;
      flex-direction: column-reverse;
      gap: 1px;
      height: 100%;
      border-radius: var(--r-sm);
    }
    i {
      display: block;
      min-height: 0;
      border-radius: 2px;
      background: var(--ok-fill);
    }
    i.bad {
      background: var(--bad-fill);
    }
    a:hover i {
      filter: brightness(1.15);
    }
    p {
      margin-top: 12px;
      font-size: 12px;
      line-height: 18px;
    }
    @media (forced-colors: active) {
      i {
        background: CanvasText;
      }
      i.bad {
        background: Highlight;
      }
    }
  `,
})
export class RunHealth {
  readonly runs = input.required<readonly Run[]>();
  private readonly formats = inject(Formats);
  private readonly counted = computed(() =>
    this.runs()
      .filter((run) => run.status === 'SUCCEEDED' || run.status === 'FAILED')
      .reverse(),
  );

  protected readonly bars = computed(() => {
    const most = Math.max(1, ...this.counted().map((run) => run.totalRows));
    return this.counted().map((run) => {
      const failed = run.status === 'FAILED';
      const share = (rows: number) => (96 * rows) / most;
      return {
        id: run.id,
        failed,
        height: failed ? 8 : Math.max(6, share(run.validRows)),
        badHeight: failed || run.invalidRows === 0 ? 0 : Math.max(4, share(run.invalidRows)),
        name: `${run.fileName}: ${runStatus(run).word}, ${this.rows(run)}`,
      };
    });
  });

  protected readonly sentence = computed(() => {
    const runs = this.counted();
    const good = runs.reduce((sum, run) => sum + run.validRows, 0);
    const bad = runs.reduce((sum, run) => sum + run.invalidRows, 0);
    const failed = runs.filter((run) => run.status === 'FAILED').length;
    const rows = $localize`:@@health.rows:${this.formats.number(good)}:good: rows imported, ${this.formats.number(bad)}:bad: with errors`;
    return failed > 0
      ? $localize`:@@health.failed:${rows}:rows:; ${failed}:count: of ${runs.length}:runs: runs failed.`
      : `${rows}.`;
  });

  private rows(run: Run): string {
    const good = this.formats.number(run.validRows);
    const bad = this.formats.number(run.invalidRows);
    return $localize`:@@health.bar:${good}:good: rows imported, ${bad}:bad: with errors`;
  }
}
