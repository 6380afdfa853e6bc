import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  MendAlikeRequest,
  MendResult,
  MendSuggestion,
  RowError,
  UndoMendsResult,
} from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import { query } from './query';

/** Mends rejected rows. What passes is imported at once, in the same answer. */
@Injectable({ providedIn: 'root' })
export class MendingApi {
  private readonly http = inject(HttpClient);

  /** What rejected cells may have been meant as; nothing is asked without a run. */
  suggestions(runId: () => string | undefined, cause: () => { code?: string; field?: string }) {
    return httpResource<MendSuggestion[]>(() => {
      const id = runId();
      return id ? { url: errorsUrl(id, '/suggestions'), params: query({ ...cause() }) } : undefined;
    });
  }

  mendRow(runId: string, rowNumber: number, values: Record<string, string>): Observable<MendResult> {
    return this.http.patch<MendResult>(errorsUrl(runId, `/${rowNumber}`), { values });
  }

  mendAlike(runId: string, request: MendAlikeRequest): Observable<MendResult> {
    return this.http.post<MendResult>(errorsUrl(runId, '/mend'), request);
  }

  /** Sends a mended export of row errors. */
  sendFixedRows(runId: string, file: File): Observable<MendResult> {
    const body = new FormData();
    body.append('file', file, file.name);
    return this.http.post<MendResult>(errorsUrl(runId, '/import'), body);
  }

  undoRow(runId: string, rowNumber: number): Observable<RowError> {
    return this.http.delete<RowError>(errorsUrl(runId, `/${rowNumber}/mend`));
  }

  /** Undoes what one request mended. */
  undo(runId: string, change: string): Observable<UndoMendsResult> {
    return this.http.post<UndoMendsResult>(errorsUrl(runId, '/undo'), { change });
  }
}

function errorsUrl(runId: string, path: string): string {
  return `/api/runs/${encodeURIComponent(runId)}/errors${path}`;
}
