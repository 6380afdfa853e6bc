import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { held } from '../api/held';
import { toFailure } from '../http/failure';
import { ChosenFile } from '../upload/chosen-file';
import { demoProgress } from './demo-steps';

/** What the guide's dataset is found again by; the same in every language. */
const DATASET_NAME = 'Guided demo';
const RUNS_READ = 50;

/** Under `frontend/public`: as platforms export, with six faulty rows; and the same set right, a week restated. */
export const SAMPLES = {
  first: '/samples/ads-autumn.csv',
  corrected: '/samples/ads-autumn-corrected.csv',
} as const;
export type Sample = keyof typeof SAMPLES;

/** The guide's own dataset, and how far it has come. */
@Injectable()
export class DemoStore {
  private readonly http = inject(HttpClient);
  private readonly api = inject(DatasetsApi);
  private readonly chosen = inject(ChosenFile);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  readonly datasets = this.api.list();
  readonly dataset = computed(() => {
    const known = this.datasets.hasValue() ? this.datasets.value().items : [];
    return known.find(({ name }) => name === DATASET_NAME) ?? null;
  });
  readonly runs = this.api.runs(
    () => this.dataset()?.id,
    () => ({ limit: RUNS_READ }),
  );
  private readonly runPage = held(this.runs);
  readonly progress = computed(() => demoProgress(this.dataset() ? (this.runPage()?.items ?? []) : []));
  /** The file that is being fetched; null while none is. */
  readonly fetching = signal<Sample | null>(null);

  /** Makes the dataset where it is missing, takes the file, and goes to its mapping. */
  async import(sample: Sample): Promise<void> {
    if (this.fetching()) return;
    this.fetching.set(sample);
    try {
      const path = SAMPLES[sample];
      const [id, content] = await Promise.all([
        this.datasetId(),
        firstValueFrom(this.http.get(path, { responseType: 'blob' })),
      ]);
      const name = path.slice(path.lastIndexOf('/') + 1);
      this.chosen.choose(id, new File([content], name, { type: 'text/csv' }));
      await this.router.navigate(['/datasets', id, 'import']);
    } catch (error) {
      this.toasts.warn(toFailure(error).sentence);
    } finally {
      this.fetching.set(null);
    }
  }

  private async datasetId(): Promise<string> {
    const known = this.dataset();
    if (known) return known.id;
    const description = $localize`:@@demo.description:Sample data of the guided demo; delete it whenever you like.`;
    const made = await firstValueFrom(this.api.create({ name: DATASET_NAME, description, currency: 'EUR' }));
    return made.id;
  }
}
