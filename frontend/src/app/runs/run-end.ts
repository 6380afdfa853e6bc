import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { LucideCircleCheck, LucideCircleX, LucideInfo, LucideTriangleAlert } from '@lucide/angular';

import { ServerText } from '../language/server-text.pipe';

/** How a run ended, and what a person does next. */
@Component({
  selector: 'app-run-end',
  imports: [
    LucideCircleCheck,
    LucideCircleX,
    LucideInfo,
    LucideTriangleAlert,
    MatButton,
    RouterLink,
    ServerText,
  ],
  host: { '[attr.data-ending]': 'run().status' },
  templateUrl: './run-end.html',
  styleUrl: './run-end.scss',
})
export class RunEnd {
  readonly run = input.required<Run>();
  readonly busy = input.required<boolean>();
  readonly retry = output();
  readonly restore = output();
  /** A draft of the same file is wanted, to be mapped anew. */
  readonly remap = output();
  private readonly formats = inject(Formats);

  /** Whether it ended well and yet imported nothing. */
  protected readonly isEmpty = computed(() => this.run().validRows === 0 && this.run().invalidRows > 0);
  protected readonly revertedAt = computed(() => {
    const { revertedAt } = this.run();
    return revertedAt
      ? $localize`:@@end.revertedAt:Since ${this.formats.instant(revertedAt)}:at:. Nothing was deleted: it can be looked at, and restored.`
      : null;
  });
  protected readonly rolledBack = computed(() => {
    const { processedRows } = this.run();
    return processedRows > 0
      ? $localize`:@@end.rolledBack:The ${this.formats.number(processedRows)}:rows: rows that were read are rolled back; what earlier imports hold stands as before.`
      : $localize`:@@end.nothingKept:No row of this run counts; what earlier imports hold stands as before.`;
  });
  protected readonly fixWords = computed(() => {
    const { invalidRows } = this.run();
    return invalidRows === 1
      ? $localize`:@@end.fixError:Fix 1 error`
      : $localize`:@@end.fixErrors:Fix ${this.formats.number(invalidRows)}:errors: errors`;
  });
  protected readonly heading = computed(() => {
    const { status, validRows, invalidRows, processedRows, dlq, attemptCount } = this.run();
    const imported = this.formats.number(validRows);
    switch (status) {
      case 'SUCCEEDED':
        if (invalidRows === 0 && validRows < processedRows)
          return $localize`:@@end.settled:${imported}:rows: of ${this.formats.number(processedRows)}:all: rows were imported; none is left to fix.`;
        if (invalidRows === 0) return $localize`:@@end.all:All ${imported}:rows: rows were imported.`;
        return invalidRows === 1
          ? $localize`:@@end.someButOne:${imported}:rows: rows were imported, 1 was set aside as an error.`
          : $localize`:@@end.some:${imported}:rows: rows were imported, ${this.formats.number(invalidRows)}:errors: were set aside as errors.`;
      case 'FAILED':
        return dlq
          ? $localize`:@@end.setAside:We stopped after ${attemptCount}:count: attempts.`
          : $localize`:@@end.failed:The import failed.`;
      case 'CANCELLED':
        return $localize`:@@end.cancelled:The import was cancelled. Nothing of it was kept.`;
      default:
        return $localize`:@@end.reverted:This import was reverted: its records no longer count.`;
    }
  });
}
