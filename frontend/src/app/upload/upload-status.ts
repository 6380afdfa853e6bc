import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CopyButton, Formats, ProgressBar } from '@etl-studio/ui';
import { LucideCircleAlert, LucideCopyCheck } from '@lucide/angular';

import { RunsApi } from '../api/runs.api';
import { UploadStore } from './upload.store';

/** How the upload of the chosen file goes, and why it was not taken. */
@Component({
  selector: 'app-upload-status',
  imports: [CopyButton, LucideCircleAlert, LucideCopyCheck, MatButton, ProgressBar, RouterLink],
  templateUrl: './upload-status.html',
  styleUrls: ['./upload-status.scss', './upload-outcome.scss'],
})
export class UploadStatus {
  /** Send the file again, as before or although the dataset has it. */
  readonly again = output();

  protected readonly store = inject(UploadStore);
  private readonly formats = inject(Formats);
  protected readonly state = this.store.state;

  protected readonly transfer = computed(() => {
    const state = this.state();
    if (state.kind !== 'uploading') return null;
    const { sent, total, bytesPerSecond } = state;
    const percent = total > 0 ? (100 * sent) / total : 0;
    const amount = $localize`:@@upload.amount:${this.formats.bytes(sent)}:sent: of ${this.formats.bytes(total)}:total:`;
    const rate = bytesPerSecond === null ? null : `${this.formats.bytes(bytesPerSecond)}/s`;
    return { percent, text: rate ? `${amount} · ${rate}` : amount };
  });

  private readonly existingRun = inject(RunsApi).run(() => {
    const state = this.state();
    return state.kind === 'duplicate' ? state.existingRunId : undefined;
  });

  /** Which run holds the same bytes; the server's own sentence until that run is read. */
  protected readonly duplicate = computed(() => {
    const state = this.state();
    if (state.kind !== 'duplicate') return '';
    if (!this.existingRun.hasValue()) return state.sentence;
    const { id, fileName, createdAt } = this.existingRun.value();
    return $localize`:@@upload.duplicate:This exact file is here already: “${fileName}:name:”, uploaded on ${this.formats.instant(createdAt)}:when:, run ${id.slice(0, 8)}:run:.`;
  });

  protected sendAgain(allowDuplicate: boolean): void {
    if (allowDuplicate) this.store.allowAgain();
    this.again.emit();
  }
}
