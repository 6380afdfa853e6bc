import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Formats, ProgressBar } from '@etl-studio/ui';
import { LucideCircleAlert, LucideFileUp } from '@lucide/angular';

import { LimitsApi } from '../api/limits.api';
import { LiveConversion } from '../engine/live-conversion';
import { ChosenFile } from './chosen-file';
import { tooLarge } from './file-check';

/** Takes one CSV by drop or by choice and reads it here, before anything of it is sent. */
@Component({
  selector: 'app-upload-zone',
  imports: [LucideCircleAlert, LucideFileUp, MatButton, ProgressBar],
  templateUrl: './upload-zone.html',
  styleUrls: ['./upload-zone.scss', './upload-outcome.scss'],
})
export class UploadZone {
  readonly datasetId = input.required<string>();
  /** The chosen file is a table: it can be mapped. */
  readonly chosen = output();

  private readonly live = inject(LiveConversion);
  private readonly choice = inject(ChosenFile);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  private readonly limits = inject(LimitsApi).limits;
  private readonly formats = inject(Formats);
  protected readonly dragging = signal(false);
  protected readonly file = signal<File | null>(null);
  private readonly oversize = signal<string | null>(null);
  protected readonly refusal = computed(
    () => this.oversize() ?? (this.file() ? (this.live.refusal() ?? this.live.failure()) : null),
  );
  protected readonly state = computed(() => (this.refusal() ? 'refused' : this.file() ? 'reading' : 'idle'));

  protected readonly constraint = computed(() => {
    const { maxUploadBytes, maxRows } = this.limits.value();
    const size = this.formats.bytes(maxUploadBytes);
    const rows = this.formats.number(maxRows);
    return $localize`:@@upload.constraint:Up to ${size}:size: and ${rows}:rows: rows. UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab. Nothing is sent before you say so.`;
  });
  protected readonly progress = computed(() => {
    const size = this.file()?.size ?? 0;
    const read = this.live.bytesRead();
    const text = $localize`:@@upload.read:${this.formats.bytes(read)}:read: of ${this.formats.bytes(size)}:total: read`;
    return { percent: size > 0 ? (100 * read) / size : 0, text };
  });

  constructor() {
    effect(() => {
      const file = this.file();
      if (!file || this.live.file() !== file || !this.live.inspection()) return;
      untracked(() => {
        this.choice.choose(this.datasetId(), file);
        this.file.set(null);
        this.chosen.emit();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      if (this.file()) this.live.close();
    });
  }

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected take(files: FileList | null): void {
    this.dragging.set(false);
    const file = files?.[0];
    if (file) this.read(file);
    this.picker().nativeElement.value = '';
  }

  protected reset(): void {
    this.live.close();
    this.file.set(null);
    this.oversize.set(null);
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

  private read(file: File): void {
    this.reset();
    const limits = this.limits.value();
    this.oversize.set(tooLarge(file, limits.maxUploadBytes));
    if (this.oversize()) return;
    this.file.set(file);
    this.live.openFile(file, limits);
  }
}
