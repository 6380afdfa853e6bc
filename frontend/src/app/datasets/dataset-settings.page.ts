import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { DatasetRequest } from '@etl-studio/contracts';
import { Card, Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { type Failure, toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { DatasetDeletion } from './dataset-deletion';
import { DatasetForm } from './dataset-form';
import { DatasetStore } from './dataset.store';
import { FormFailure } from '../dialog/form-failure';

/** Rename the dataset, change its currency, delete it. */
@Component({
  selector: 'app-dataset-settings-page',
  imports: [Card, DatasetForm, FormFailure, MatButton],
  template: `
    @if (dataset(); as dataset) {
      <ui-card heading="General" i18n-heading="@@settings.general" padded>
        <app-dataset-form [dataset]="dataset" [failure]="failure()" (submitted)="save($event)">
          <app-form-failure [failure]="failure()" />
          <div>
            <button
              matButton="filled"
              type="submit"
              data-testid="dataset-save"
              [attr.aria-disabled]="busy()"
              i18n="@@settings.save"
            >
              Save changes
            </button>
          </div>
        </app-dataset-form>
      </ui-card>
      <ui-card heading="Delete this dataset" i18n-heading="@@settings.delete" padded>
        <p class="quiet" i18n="@@settings.deleteText">
          Deletes its records, runs, uploaded files and schema versions for good.
        </p>
        @if (mayDelete()) {
          <div>
            <button
              matButton="outlined"
              class="danger"
              type="button"
              data-testid="dataset-delete"
              (click)="delete()"
              i18n="@@deleteDataset.submit"
            >
              Delete dataset
            </button>
          </div>
        } @else {
          <p class="faint" i18n="@@settings.deleteDenied">
            Deleting a dataset needs the Admin role. Ask an admin or owner of your organization.
          </p>
        }
      </ui-card>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      max-width: 640px;
    }
    p {
      margin-bottom: 12px;
    }
  `,
})
export class DatasetSettingsPage {
  private readonly store = inject(DatasetStore);
  private readonly api = inject(DatasetsApi);
  private readonly session = inject(SessionStore);
  private readonly deletion = inject(DatasetDeletion);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly dataset = computed(() =>
    this.store.dataset.hasValue() ? this.store.dataset.value() : null,
  );
  protected readonly mayDelete = computed(() => this.session.can('datasets.delete'));
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected async save(request: DatasetRequest): Promise<void> {
    const dataset = this.dataset();
    if (!dataset || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.store.dataset.set(await firstValueFrom(this.api.update(dataset.id, request)));
      this.toasts.say($localize`:@@settings.saved:Changes saved.`);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async delete(): Promise<void> {
    const dataset = this.dataset();
    if (dataset && (await this.deletion.ask(dataset))) await this.router.navigateByUrl('/datasets');
  }
}
