import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Dataset, RecordFilter, RecordSort, Run } from '@etl-studio/contracts';
import { Badge, Formats, PageHeader } from '@etl-studio/ui';
import { LucideDownload } from '@lucide/angular';

import { RunsApi } from '../api/runs.api';

/** Records are there once a run has been published, and stay there when it is undone. */
export function holdsRecords({ status }: Run): boolean {
  return status === 'SUCCEEDED' || status === 'REVERTED';
}

/** What was imported of which file, and what of it can be taken away. */
@Component({
  selector: 'app-results-header',
  imports: [Badge, LucideDownload, MatButton, PageHeader, RouterLink],
  templateUrl: './results-header.html',
  styleUrl: './results-header.scss',
})
export class ResultsHeader {
  readonly run = input.required<Run | null>();
  readonly dataset = input.required<Dataset | null>();
  /** Which records are shown, in which order. */
  readonly query = input.required<RecordFilter & { sort: readonly RecordSort[] }>();

  private readonly runs = inject(RunsApi);
  private readonly formats = inject(Formats);

  protected readonly imported = computed(() => {
    const run = this.run();
    return run && holdsRecords(run) ? run : null;
  });
  protected readonly isFiltered = computed(() => Object.keys(this.query()).length > 1);
  protected readonly summary = computed(() => {
    const run = this.run();
    if (!run) return '';
    return [
      run.fileName,
      $localize`:@@results.imported:${this.formats.number(run.validRows)}:count: imported`,
      $localize`:@@results.withErrors:${this.formats.number(run.invalidRows)}:count: with errors`,
    ].join(' · ');
  });
  protected readonly exportUrl = computed(() =>
    this.runs.recordsExportUrl(this.run()?.id ?? '', this.query()),
  );
  protected readonly errorsUrl = computed(() => this.runs.errorsExportUrl(this.run()?.id ?? ''));
}
