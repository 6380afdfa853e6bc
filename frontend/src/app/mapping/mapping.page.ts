import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Formats, PageHeader, Stepper, Toasts } from '@etl-studio/ui';

import { RunFailure } from '../runs/run-failure';
import { FileReading } from './file-reading';
import { MappingEditor } from './mapping-editor';
import { describeMapping, fileWords, importSteps } from './mapping-steps';
import { MappingSource } from './mapping-source';
import { MappingStore } from './mapping.store';
import { readingShown } from './reading-shown';
import { RunSource } from './run-source';

/** Where the columns of a run's file become the dataset's fields. */
@Component({
  selector: 'app-mapping-page',
  imports: [FileReading, MappingEditor, PageHeader, RouterLink, RunFailure, Stepper],
  providers: [RunSource, { provide: MappingSource, useExisting: RunSource }, MappingStore],
  templateUrl: './mapping.page.html',
  styleUrl: './mapping.page.scss',
})
export class MappingPage {
  /** The run's id, from the path. */
  readonly id = input.required<string>();
  /** `column` or `field`, from the query. */
  readonly by = input<string>();
  /** Whether unresolved columns stand first, from the query. */
  readonly order = input<string>();
  /** Name of the selected column, from the query. */
  readonly col = input<string>();

  protected readonly source = inject(RunSource);
  protected readonly router = inject(Router);
  protected readonly toasts = inject(Toasts);
  private readonly formats = inject(Formats);

  protected readonly reading = readingShown(() => this.source.inspection());
  protected readonly steps = importSteps(false);
  protected readonly savedWords = $localize`:@@mapping.savedToast:Mapping saved.`;
  protected readonly lockedWords = computed(() => {
    const startedAt = this.source.run()?.startedAt;
    return startedAt
      ? $localize`:@@mapping.lockedSince:This mapping was used on ${this.formats.dayAt(startedAt)}:day:. It can only be viewed.`
      : $localize`:@@mapping.locked:This import has been started: its mapping can only be viewed.`;
  });
  protected readonly context = computed(() =>
    fileWords(this.source.fileName(), this.source.inspection(), this.formats),
  );

  constructor() {
    effect(() => this.source.runId.set(this.id()));
    describeMapping(
      () => (this.source.dataset.hasValue() ? this.source.dataset.value() : null),
      () => `/runs/${this.id()}`,
    );
  }
}
