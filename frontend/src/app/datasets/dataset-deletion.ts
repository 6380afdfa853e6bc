import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Dataset } from '@etl-studio/contracts';
import { Formats, Toasts } from '@etl-studio/ui';

import { DatasetsApi } from '../api/datasets.api';
import { confirm } from '../dialog/confirm.dialog';

/** Deletes a dataset, after naming what would be lost. */
@Injectable({ providedIn: 'root' })
export class DatasetDeletion {
  private readonly api = inject(DatasetsApi);
  private readonly dialog = inject(MatDialog);
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);

  /** Resolves to whether the dataset is gone. */
  async ask({ id, name, totals }: Dataset): Promise<boolean> {
    const records = this.formats.number(totals.records);
    const done = await confirm(this.dialog, {
      title: $localize`:@@deleteDataset.title:Delete “${name}:name:”?`,
      text: $localize`:@@deleteDataset.text:Its ${records}:records: records, all runs, uploaded files and schema versions are deleted with it. This cannot be undone.`,
      keep: $localize`:@@deleteDataset.keep:Keep dataset`,
      act: $localize`:@@deleteDataset.submit:Delete dataset`,
      isDangerous: true,
      testId: 'dataset-delete',
      run: () => this.api.delete(id),
    });
    if (done) this.toasts.say($localize`:@@deleteDataset.done:“${name}:name:” was deleted.`);
    return done !== null;
  }
}
