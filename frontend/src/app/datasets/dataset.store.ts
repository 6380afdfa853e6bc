import { inject, Injectable, signal } from '@angular/core';

import { DatasetsApi } from '../api/datasets.api';

/** The open dataset, shared by its tabs. */
@Injectable()
export class DatasetStore {
  private readonly id = signal<string | undefined>(undefined);
  readonly dataset = inject(DatasetsApi).dataset(this.id);

  open(id: string): void {
    this.id.set(id);
  }
}
