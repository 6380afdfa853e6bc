import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { CopyButton, Formats, ProgressBar } from '@etl-studio/ui';
import { LucideCircleAlert, LucideCopyCheck, LucideFileUp } from '@lucide/angular';

import { LimitsApi } from '../api/limits.api';
import { RunsApi } from '../api/runs.api';
import { UploadStore } from './upload.store';

/** Takes one CSV by drop or by choice, says at once what became of it, and goes on to mapping. */
@Component({
  selector: 'app-upload-zone',
  imports: [CopyButton, LucideCircleAlert, LucideCopyCheck, LucideFileUp, MatButton, ProgressBar, RouterLink],
  providers: [UploadStore],
  templateUrl: './upload-zone.html',
  styleUrl: './upload-zone.scss',
})
export class UploadZone {
  readonly datasetId = input.required<string>();

  private readonly store = inject(UploadStore);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  private readonly limits = inject(LimitsApi).limits;
  protected readonly formats = inject(Formats);
  protected readonly state = this.store.state;
  protected readonly dragging = signal(false);

  protected readonly constraint = computed(() => {
    const { maxUploadBytes, maxRows } = this.limits.value();
    const size = this.formats.bytes(maxUploadBytes);
    const rows = this.formats.number(maxRows);
    return $localize`:@@upload.constraint:Up to ${size}:size: and ${rows}:rows: rows. UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab.`;
  });

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

  constructor() {
    const router = inject(Router);
    effect(() => {
      const state = this.state();
      if (state.kind === 'accepted') void router.navigate(['/runs', state.runId, 'mapping']);
    });
  }

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected take(files: FileList | null, allowDuplicate = false): void {
    this.dragging.set(false);
    const file = files?.[0];
    if (file) this.send(file, allowDuplicate);
    this.picker().nativeElement.value = '';
  }

  protected send(file: File, allowDuplicate: boolean): void {
    this.store.upload(this.datasetId(), file, allowDuplicate);
  }

  protected reset(): void {
    this.store.reset();
  }

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }

  protected dragLeave(event: DragEvent): void {
    const zone = event.currentTarget as HTMLElement;
    if (!zone.contains(event.relatedTarget as Node | null)) this.dragging.set(false);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.take(event.dataTransfer?.files ?? null);
  }
}
