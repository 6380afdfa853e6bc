import { HttpClient, type HttpEvent } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { UploadResult } from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

/** Sends files; the events tell how many bytes went out. Unsubscribing aborts the upload. */
@Injectable({ providedIn: 'root' })
export class UploadsApi {
  private readonly http = inject(HttpClient);

  send(datasetId: string, file: File, allowDuplicate: boolean): Observable<HttpEvent<UploadResult>> {
    const body = new FormData();
    body.append('file', file, file.name);
    return this.http.post<UploadResult>(`/api/datasets/${encodeURIComponent(datasetId)}/uploads`, body, {
      params: allowDuplicate ? { allowDuplicate: true } : {},
      reportUploadProgress: true,
      observe: 'events',
    });
  }
}
