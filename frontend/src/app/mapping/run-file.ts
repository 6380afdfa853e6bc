import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Run } from '@etl-studio/contracts';
import { catchError, firstValueFrom, of } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { UploadedFiles } from '../upload/uploaded-files';

/** Bytes up to which a file is fetched to convert the whole of it in the page. */
const FETCH_UP_TO = 25 * 1024 * 1024;

/** The file of a run, where it can be had without making the person wait. */
@Injectable({ providedIn: 'root' })
export class RunFile {
  private readonly uploaded = inject(UploadedFiles);
  private readonly runs = inject(RunsApi);
  private readonly http = inject(HttpClient);

  /** The bytes from this tab or, if they are few, from the server; null where they cannot be had. */
  async bytes(run: Run): Promise<Blob | null> {
    const local = this.uploaded.find(run.id);
    if (local) return local;
    if (run.fileSize > FETCH_UP_TO) return null;
    const download = this.http.get(this.runs.downloadUrl(run.id), { responseType: 'blob' });
    return firstValueFrom(download.pipe(catchError(() => of(null))));
  }
}
