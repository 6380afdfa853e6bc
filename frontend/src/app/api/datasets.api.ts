import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Dataset,
  DatasetRequest,
  Page,
  RecordPage,
  RememberedMappingAnswer,
  RememberedMappingRequest,
  RunPage,
  SchemaImpact,
  SchemaImpactRequest,
  SchemaRequest,
  SchemaVersion,
} from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import { OrgContext } from '../session/org-context';
import { query } from './query';

/** Datasets and their schema. Resources are made in an injection context and follow the signals they read. */
@Injectable({ providedIn: 'root' })
export class DatasetsApi {
  private readonly http = inject(HttpClient);
  private readonly orgContext = inject(OrgContext);

  /** The chosen organization's datasets; read again when another one is chosen, and not before `options` are known. */
  list(options: () => { limit?: number } | undefined = () => ({})) {
    return httpResource<Page<Dataset>>(() => {
      this.orgContext.orgId();
      const wanted = options();
      return wanted && { url: '/api/datasets', params: query({ limit: 500, ...wanted }) };
    });
  }

  dataset(id: () => string | undefined) {
    return httpResource<Dataset>(() => {
      const datasetId = id();
      return datasetId ? { url: datasetUrl(datasetId) } : undefined;
    });
  }

  /** Newest first. */
  runs(id: () => string | undefined, options: () => { limit: number; cursor?: string }) {
    return httpResource<RunPage>(() => {
      const datasetId = id();
      return datasetId
        ? { url: `${datasetUrl(datasetId)}/runs`, params: query({ ...options() }) }
        : undefined;
    });
  }

  /** The active schema version; 404 when none was saved yet. */
  schema(id: () => string | undefined) {
    return httpResource<SchemaVersion>(() => {
      const datasetId = id();
      return datasetId ? { url: `${datasetUrl(datasetId)}/schema` } : undefined;
    });
  }

  /** The active schema version as it is now. */
  schemaNow(id: string): Observable<SchemaVersion> {
    return this.http.get<SchemaVersion>(`${datasetUrl(id)}/schema`);
  }

  /** One of the records that count, with all channels that records have. */
  channels(id: () => string | undefined) {
    return httpResource<RecordPage>(() => {
      const datasetId = id();
      return datasetId ? { url: `${datasetUrl(datasetId)}/records`, params: { limit: 1 } } : undefined;
    });
  }

  /** Every schema version, newest first. */
  schemaVersions(id: () => string | undefined) {
    return httpResource<Page<SchemaVersion>>(() => {
      const datasetId = id();
      if (!datasetId) return undefined;
      return { url: `${datasetUrl(datasetId)}/schema/versions`, params: { limit: 500 } };
    });
  }

  /** How files with these columns were mapped before. */
  rememberedMapping(id: () => string, columns: () => string[] | undefined) {
    return httpResource<RememberedMappingAnswer>(() => {
      const [datasetId, named] = [id(), columns()];
      if (!datasetId || !named) return undefined;
      const body: RememberedMappingRequest = { columns: named };
      return { url: `${datasetUrl(datasetId)}/remembered-mapping`, method: 'POST', body };
    });
  }

  create(request: DatasetRequest): Observable<Dataset> {
    return this.http.post<Dataset>('/api/datasets', request);
  }

  update(id: string, request: Partial<DatasetRequest>): Observable<Dataset> {
    return this.http.patch<Dataset>(datasetUrl(id), request);
  }

  delete(id: string): Observable<unknown> {
    return this.http.delete(datasetUrl(id));
  }

  /** Publishes mapping and rules as the next version, which becomes the active one. */
  publishSchema(id: string, request: SchemaRequest): Observable<SchemaVersion> {
    return this.http.put<SchemaVersion>(`${datasetUrl(id)}/schema`, request);
  }

  /** What the schema would make of the latest file; unsubscribing stops the reading of it. */
  schemaImpact(id: string, request: SchemaImpactRequest): Observable<SchemaImpact> {
    return this.http.post<SchemaImpact>(`${datasetUrl(id)}/schema/impact`, request);
  }
}

function datasetUrl(id: string): string {
  return `/api/datasets/${encodeURIComponent(id)}`;
}
