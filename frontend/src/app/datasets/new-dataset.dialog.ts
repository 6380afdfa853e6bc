import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Dataset, DatasetRequest } from '@etl-studio/contracts';
import { firstValueFrom } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { type Failure, toFailure } from '../http/failure';
import { DatasetForm } from './dataset-form';
import { FormFailure } from '../dialog/form-failure';

/** Closes with the dataset it made. */
@Component({
  selector: 'app-new-dataset-dialog',
  imports: [
    DatasetForm,
    FormFailure,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  template: `
    <h2 mat-dialog-title i18n="@@newDataset.title">New dataset</h2>
    <mat-dialog-content>
      <app-dataset-form #form [failure]="failure()" (submitted)="create($event)">
        <app-form-failure [failure]="failure()" />
      </app-dataset-form>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" mat-dialog-close i18n="@@ui.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        data-testid="dataset-submit"
        [attr.aria-disabled]="busy()"
        (click)="form.submit()"
        i18n="@@newDataset.submit"
      >
        Create dataset
      </button>
    </mat-dialog-actions>
  `,
})
export class NewDatasetDialog {
  private readonly api = inject(DatasetsApi);
  private readonly dialog = inject<MatDialogRef<NewDatasetDialog, Dataset>>(MatDialogRef);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected async create(request: DatasetRequest): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.dialog.close(await firstValueFrom(this.api.create(request)));
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}
