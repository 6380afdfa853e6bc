import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  type MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Dataset } from '@etl-studio/contracts';
import { Formats, Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { dialogOptions } from '../dialog/dialog-options';
import { type Failure, toFailure } from '../http/failure';
import { FormFailure } from '../dialog/form-failure';

/** Names what would be lost, and deletes it when that is what the person wants. */
@Component({
  selector: 'app-delete-dataset-dialog',
  imports: [FormFailure, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title i18n="@@deleteDataset.title">Delete “{{ dataset.name }}”?</h2>
    <mat-dialog-content>
      <p i18n="@@deleteDataset.text">
        Its {{ records }} records, all runs, uploaded files and schema versions are deleted with it. This
        cannot be undone.
      </p>
      <app-form-failure [failure]="failure()" />
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" type="button" mat-dialog-close cdkFocusInitial i18n="@@deleteDataset.keep">
        Keep dataset
      </button>
      <button
        matButton="filled"
        class="danger"
        type="button"
        data-testid="dataset-delete-confirm"
        [attr.aria-disabled]="busy()"
        (click)="delete()"
        i18n="@@deleteDataset.submit"
      >
        Delete dataset
      </button>
    </mat-dialog-actions>
  `,
})
export class DeleteDatasetDialog {
  protected readonly dataset = inject<Dataset>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DeleteDatasetDialog, boolean>>(MatDialogRef);
  private readonly api = inject(DatasetsApi);
  private readonly toasts = inject(Toasts);
  protected readonly records = inject(Formats).number(this.dataset.totals.records);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected async delete(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.api.delete(this.dataset.id));
      this.toasts.say($localize`:@@deleteDataset.done:“${this.dataset.name}:name:” was deleted.`);
      this.dialog.close(true);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Asks first; resolves to whether the dataset is gone. */
export async function deleteDataset(dialog: MatDialog, dataset: Dataset): Promise<boolean> {
  const asked = dialog.open<DeleteDatasetDialog, Dataset, boolean>(
    DeleteDatasetDialog,
    dialogOptions({
      data: dataset,
      width: '440px',
      role: 'alertdialog',
    }),
  );
  return (await firstValueFrom(asked.afterClosed())) ?? false;
}
