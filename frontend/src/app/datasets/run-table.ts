import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { Formats, RelativeTime } from '@etl-studio/ui';

import { RunStatusBadge } from '../status/run-status-badge';

/** A dataset's runs. The run's name is the only link of a row. */
@Component({
  selector: 'app-run-table',
  imports: [RelativeTime, RouterLink, RunStatusBadge],
  template: `
    <div class="table-scroll" tabindex="0" role="region" aria-label="Runs" i18n-aria-label="@@route.runs">
      <table class="table" data-testid="dataset-runs-table">
        <thead>
          <tr>
            <th i18n="@@runTable.run">Run</th>
            <th i18n="@@runTable.file">File</th>
            <th i18n="@@runTable.status">Status</th>
            <th class="num" i18n="@@runTable.rows">Rows</th>
            <th class="num" i18n="@@runTable.errors">With errors</th>
            <th i18n="@@runTable.by">Started by</th>
            <th i18n="@@runTable.when">When</th>
          </tr>
        </thead>
        <tbody>
          @for (run of runs(); track run.id) {
            <tr>
              <td>
                <a class="mono" [routerLink]="run.status === 'DRAFT' ? ['/runs', run.id, 'mapping'] : ['/runs', run.id]">{{
                  run.id.slice(0, 8)
                }}</a>
              </td>
              <td class="file truncate" [title]="run.fileName">{{ run.fileName }}</td>
              <td><app-run-status-badge [run]="run" /></td>
              <td class="num">{{ formats.number(run.totalRows) }}</td>
              <td class="num" [class.faint]="run.invalidRows === 0">{{ formats.number(run.invalidRows) }}</td>
              <td>{{ run.createdBy?.name ?? '–' }}</td>
              <td class="faint"><ui-relative-time [at]="run.createdAt" /></td>
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
  `,
})
export class RunTable {
  readonly runs = input.required<readonly Run[]>();
  protected readonly formats = inject(Formats);
}
