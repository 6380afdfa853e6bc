import { booleanAttribute, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { Formats, RelativeTime } from '@etl-studio/ui';

import { RunStatusBadge } from '../status/run-status-badge';

/** A dataset's runs. The run's name is the only link of a row. */
@Component({
  selector: 'app-run-table',
  imports: [RelativeTime, RouterLink, RunStatusBadge],
  template: `
    <div class="table-scroll" tabindex="0" role="group" aria-label="Runs" i18n-aria-label="@@route.runs">
      <table class="table stacks" role="table" data-testid="dataset-runs-table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" i18n="@@runTable.run">Run</th>
            <th role="columnheader" i18n="@@runTable.file">File</th>
            <th role="columnheader" i18n="@@runTable.status">Status</th>
            <th role="columnheader" class="num" i18n="@@runTable.rows">Rows</th>
            <th role="columnheader" class="num" i18n="@@runTable.errors">With errors</th>
            @if (!brief()) {
              <th role="columnheader" i18n="@@runTable.by">Started by</th>
            }
            <th role="columnheader" i18n="@@runTable.when">When</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (run of runs(); track run.id) {
            <tr role="row">
              <td role="cell">
                <a
                  class="mono"
                  [routerLink]="run.status === 'DRAFT' ? ['/runs', run.id, 'mapping'] : ['/runs', run.id]"
                  >{{ run.id.slice(0, 8) }}</a
                >
              </td>
              <td role="cell" class="file truncate" [title]="run.fileName">{{ run.fileName }}</td>
              <td role="cell"><app-run-status-badge [run]="run" /></td>
              <td role="cell" class="num" data-label="Rows" i18n-data-label="@@runTable.rows">
                {{ formats.number(run.totalRows) }}
              </td>
              <td
                role="cell"
                class="num"
                data-label="With errors"
                i18n-data-label="@@runTable.errors"
                [class.faint]="run.invalidRows === 0"
              >
                {{ formats.number(run.invalidRows) }}
              </td>
              @if (!brief()) {
                <td role="cell">{{ run.createdBy?.name ?? '–' }}</td>
              }
              <td role="cell" class="faint"><ui-relative-time [at]="run.createdAt" /></td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .file {
      max-width: 260px;
    }
    @media (max-width: 639.98px) {
      .file {
        max-width: calc(100% - 90px);
      }
    }
  `,
})
export class RunTable {
  readonly runs = input.required<readonly Run[]>();
  /** Leaves out who started the run. */
  readonly brief = input(false, { transform: booleanAttribute });
  protected readonly formats = inject(Formats);
}
