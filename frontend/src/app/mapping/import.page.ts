import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { Card, ErrorPanel, Formats, PageHeader, Stepper } from '@etl-studio/ui';

import { LiveConversion } from '../engine/live-conversion';
import { ChosenFile } from '../upload/chosen-file';
import { UploadStatus } from '../upload/upload-status';
import { UploadStore } from '../upload/upload.store';
import { UploadZone } from '../upload/upload-zone';
import { FileReading } from './file-reading';
import { LocalSource } from './local-source';
import { MappingEditor } from './mapping-editor';
import { describeMapping, fileWords, importSteps } from './mapping-steps';
import { MappingSource } from './mapping-source';
import { MappingStore } from './mapping.store';
import { readingShown } from './reading-shown';

/** Where a file on this computer is mapped and tried out; it is sent when the person says so. */
@Component({
  selector: 'app-import-page',
  imports: [
    Card,
    ErrorPanel,
    FileReading,
    MappingEditor,
    MatButton,
    PageHeader,
    RouterLink,
    Stepper,
    UploadStatus,
    UploadZone,
  ],
  providers: [UploadStore, LocalSource, { provide: MappingSource, useExisting: LocalSource }, MappingStore],
  templateUrl: './import.page.html',
  styleUrl: './import.page.scss',
})
export class ImportPage {
  /** The dataset's id, from the path. */
  readonly id = input.required<string>();
  /** `column` or `field`, from the query. */
  readonly by = input<string>();
  /** Whether unresolved columns stand first, from the query. */
  readonly order = input<string>();
  /** Name of the selected column, from the query. */
  readonly col = input<string>();

  protected readonly source = inject(LocalSource);
  private readonly chosen = inject(ChosenFile);
  private readonly live = inject(LiveConversion);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  private readonly editor = viewChild(MappingEditor);

  protected readonly reading = readingShown(() => this.source.inspection());
  protected readonly steps = importSteps(true);
  protected readonly context = computed(() => {
    if (!this.source.file()) return '';
    const words = fileWords(this.source.fileName(), this.source.inspection(), this.formats);
    return this.source.sent() ? words : $localize`:@@import.context:${words}:file: · not sent yet`;
  });

  constructor() {
    effect(() => this.source.datasetId.set(this.id()));
    describeMapping(
      () => (this.source.dataset.hasValue() ? this.source.dataset.value() : null),
      () => undefined,
    );
  }

  protected leave(): void {
    this.live.close();
    this.chosen.forget();
  }

  protected sendAgain(): void {
    this.editor()?.repeat();
  }

  protected async goTo(run: Run, page: string[]): Promise<void> {
    if (await this.router.navigate(['/runs', run.id, ...page], { replaceUrl: true })) this.chosen.forget();
  }
}
