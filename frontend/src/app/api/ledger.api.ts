import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Page,
  Restatement,
  RunComparison,
  SlicePage,
  ValidateRequest,
  ValidationReport,
} from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import { query } from './query';

type Id = () => string | undefined;

/** Which run holds which days of a dataset, what changed in it, and what an import would change. */
@Injectable({ providedIn: 'root' })
export class LedgerApi {
  private readonly http = inject(HttpClient);

  slices(datasetId: Id, options: () => { from?: string; to?: string; limit: number }) {
    return httpResource<SlicePage>(() => {
      const id = datasetId();
      return id ? { url: datasetUrl(id, '/slices'), params: query(options()) } : undefined;
    });
  }

  /** What past days counted for before and after each change, newest first. */
  restatements(datasetId: Id, options: () => { limit: number }) {
    return httpResource<Page<Restatement>>(() => {
      const id = datasetId();
      return id ? { url: datasetUrl(id, '/restatements'), params: query(options()) } : undefined;
    });
  }

  comparison(datasetId: Id, runs: () => { base: string; target: string } | undefined) {
    return httpResource<RunComparison>(() => {
      const [id, asked] = [datasetId(), runs()];
      return id && asked ? { url: datasetUrl(id, '/runs/compare'), params: { ...asked } } : undefined;
    });
  }

  /** Reads a draft's whole file, without writing anything. */
  validate(runId: string, request: ValidateRequest): Observable<ValidationReport> {
    return this.http.post<ValidationReport>(`/api/runs/${encodeURIComponent(runId)}/validate`, request);
  }
}

function datasetUrl(id: string, path: string): string {
  return `/api/datasets/${encodeURIComponent(id)}${path}`;
}
