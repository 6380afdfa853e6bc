import { HttpClient, type HttpEvent } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DialectChoice, UploadResult } from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import { query } from './query';

/** How a file is sent: although the dataset has it, and with what somebody says of how it is read. */
export interface SendOptions {
  allowDuplicate: boolean;
  said: DialectChoice;
}

/** Sends files; the events tell how many bytes went out. Unsubscribing aborts the upload. */
@Injectable({ providedIn: 'root' })
export class UploadsApi {
  private readonly http = inject(HttpClient);

  send(
    datasetId: string,
    file: File,
    { allowDuplicate, said }: SendOptions,
  ): Observable<HttpEvent<UploadResult>> {
    const body = new FormData();
    body.append('file', file, file.name);
    return this.http.post<UploadResult>(`/api/datasets/${encodeURIComponent(datasetId)}/uploads`, body, {
      params: query({ ...said, allowDuplicate: allowDuplicate || undefined }),
      reportUploadProgress: true,
      observe: 'events',
    });
  }
}
