import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MendResult, Run } from '@etl-studio/contracts';
import { Formats, PageHeader } from '@etl-studio/ui';
import { LucideDownload } from '@lucide/angular';

import type { Failure } from '../http/failure';
import { FixedRowsUpload } from './fixed-rows-upload';

/** Which file the rows are of, and the way by a spreadsheet: rows to fix out, fixed rows in. */
@Component({
  selector: 'app-mending-header',
  imports: [FixedRowsUpload, LucideDownload, MatButton, PageHeader],
  template: `
    <ui-page-header heading="Rows with errors" i18n-heading="@@route.errors">
      <span context>
        @if (run(); as run) {
          {{ run.fileName }} ·
          <ng-container i18n="@@mending.atOnce"
            >a row that passes is imported at once; the others stay here.</ng-container
          >
        } @else {
          &nbsp;
        }
      </span>
      @if (hasActions()) {
        <div actions class="actions" [class.pending]="!run()">
          <a
            matButton="outlined"
            data-testid="export-errors"
            [href]="exportUrl()"
            [attr.aria-describedby]="size() ? 'rows-to-fix-size' : null"
            download
          >
            <svg lucideDownload matButtonIcon [size]="14"></svg>
            <ng-container i18n="@@rowErrors.export">Download rows to fix</ng-container>
          </a>
          <span class="size" id="rows-to-fix-size">{{ size() }}</span>
          <app-fixed-rows-upload
            [runId]="runId()"
            (done)="done.emit($event)"
            (refused)="refused.emit($event)"
          />
        </div>
      }
    </ui-page-header>
  `,
  styles: `
    :host {
      display: block;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .pending {
      visibility: hidden;
    }
    .size {
      min-width: 84px;
      color: var(--text-3);
      font-size: 12px;
    }
    @media (max-width: 639.98px) {
      span[context] {
        display: block;
        min-height: 40px;
      }
      .size {
        display: none;
      }
    }
  `,
})
export class MendingHeader {
  readonly runId = input.required<string>();
  /** Null until it is read: what can be done has its room by then. */
  readonly run = input.required<Run | null>();
  readonly exportUrl = input.required<string>();
  /** Bytes of the download, about; null where that is not known. */
  readonly bytes = input.required<number | null>();
  readonly done = output<MendResult>();
  readonly refused = output<Failure | null>();

  private readonly formats = inject(Formats);
  protected readonly hasActions = computed(() => (this.run()?.invalidRows ?? 1) > 0);
  protected readonly size = computed(() => {
    const bytes = this.bytes();
    if (bytes === null) return null;
    const size = this.formats.bytes(bytes);
    return $localize`:@@mending.about:about ${size}:size:`;
  });
}
