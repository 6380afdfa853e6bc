import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ApiKey, ApiKeyRequest, NewApiKey, Page } from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

/** Keys with which programs act in an organization. */
@Injectable({ providedIn: 'root' })
export class ApiKeysApi {
  private readonly http = inject(HttpClient);

  list(orgId: () => string | undefined) {
    return httpResource<Page<ApiKey>>(() => {
      const id = orgId();
      return id ? { url: keysUrl(id), params: { limit: 200 } } : undefined;
    });
  }

  /** The answer is the only one that shows the key. */
  create(orgId: string, request: ApiKeyRequest): Observable<NewApiKey> {
    return this.http.post<NewApiKey>(keysUrl(orgId), request);
  }

  revoke(orgId: string, keyId: string): Observable<unknown> {
    return this.http.delete(`${keysUrl(orgId)}/${encodeURIComponent(keyId)}`);
  }
}

function keysUrl(orgId: string): string {
  return `/api/orgs/${encodeURIComponent(orgId)}/api-keys`;
}
