import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MendResult } from '@etl-studio/contracts';
import { LucideUpload } from '@lucide/angular';
import { finalize } from 'rxjs';

import { MendingApi } from '../api/mending.api';
import { type Failure, toFailure } from '../http/failure';

/** Takes a file with fixed rows, and says what became of each of them. */
@Component({
  selector: 'app-fixed-rows-upload',
  imports: [LucideUpload, MatButton],
  template: `
    <input
      #file
      type="file"
      class="visually-hidden"
      tabindex="-1"
      accept=".csv,.tsv,.txt,text/csv"
      data-testid="fixed-rows-input"
      aria-label="File with fixed rows"
      i18n-aria-label="@@mending.fixedFile"
      (change)="send(file)"
    />
    <button
      matButton="outlined"
      type="button"
      data-testid="upload-fixed-rows"
      [disabled]="busy()"
      (click)="file.click()"
    >
      <svg lucideUpload matButtonIcon [size]="14"></svg>
      @if (busy()) {
        <ng-container i18n="@@mending.reading">Reading the file…</ng-container>
      } @else {
        <ng-container i18n="@@mending.upload">Upload fixed rows</ng-container>
      }
    </button>
  `,
})
export class FixedRowsUpload {
  readonly runId = input.required<string>();
  readonly done = output<MendResult>();
  readonly refused = output<Failure | null>();

  private readonly api = inject(MendingApi);
  protected readonly busy = signal(false);

  protected send(control: HTMLInputElement): void {
    const file = control.files?.[0];
    if (!file) return;
    this.busy.set(true);
    this.refused.emit(null);
    this.api
      .sendFixedRows(this.runId(), file)
      .pipe(
        finalize(() => {
          this.busy.set(false);
          // The same file may be chosen again.
          control.value = '';
        }),
      )
      .subscribe({
        next: (result) => this.done.emit(result),
        error: (error: unknown) => this.refused.emit(toFailure(error)),
      });
  }
}
