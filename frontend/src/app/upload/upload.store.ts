import { type HttpEvent, HttpEventType } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { DialectChoice, Run, UploadResult } from '@etl-studio/contracts';
import { catchError, EMPTY, mergeMap, type Observable, of, Subject, takeUntil } from 'rxjs';

import { UploadsApi } from '../api/uploads.api';
import { type Failure, toFailure } from '../http/failure';
import { TransferRate } from './transfer-rate';
import { UploadedFiles } from './uploaded-files';

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'uploading'; file: File; sent: number; total: number; bytesPerSecond: number | null }
  /** All bytes are out; the server reads the file. */
  | { kind: 'checking'; file: File }
  | { kind: 'duplicate'; file: File; sentence: string; existingRunId: string }
  | { kind: 'failed'; file: File; failure: Failure };

/** One upload at a time into one dataset. */
@Injectable()
export class UploadStore {
  private readonly uploads = inject(UploadsApi);
  private readonly files = inject(UploadedFiles);
  private readonly current = signal<UploadState>({ kind: 'idle' });
  private readonly cancelled = new Subject<void>();
  /** Whether the next upload may repeat a file that the dataset has. */
  private allowDuplicate = false;

  readonly state = this.current.asReadonly();

  /** The draft run that the file, read as is said, becomes; completes without one where it is not taken, which `state` explains. */
  upload(datasetId: string, file: File, said: DialectChoice = {}): Observable<Run> {
    const rate = new TransferRate();
    const { allowDuplicate } = this;
    this.allowDuplicate = false;
    this.current.set({ kind: 'uploading', file, sent: 0, total: file.size, bytesPerSecond: null });
    return this.uploads.send(datasetId, file, { allowDuplicate, said }).pipe(
      takeUntil(this.cancelled),
      mergeMap((event) => this.follow(event, file, rate)),
      catchError((error: unknown) => {
        this.current.set(refused(file, toFailure(error)));
        return EMPTY;
      }),
    );
  }

  /** Takes the next upload even where the dataset has these bytes. */
  allowAgain(): void {
    this.allowDuplicate = true;
  }

  /** Aborts what is going on, or forgets how the last upload ended. */
  reset(): void {
    this.cancelled.next();
    this.current.set({ kind: 'idle' });
  }

  private follow(event: HttpEvent<UploadResult>, file: File, rate: TransferRate): Observable<Run> {
    if (event.type === HttpEventType.UploadProgress) {
      const total = event.total ?? file.size;
      const bytesPerSecond = rate.after(event.loaded, performance.now());
      const isOut = event.loaded >= total;
      this.current.set(
        isOut
          ? { kind: 'checking', file }
          : { kind: 'uploading', file, sent: event.loaded, total, bytesPerSecond },
      );
    }
    if (event.type !== HttpEventType.Response || !event.body) return EMPTY;
    const { run } = event.body;
    this.files.keep(run.id, file);
    this.current.set({ kind: 'idle' });
    return of(run);
  }
}

function refused(file: File, failure: Failure): UploadState {
  return failure.code === 'duplicate_file' && failure.existingRunId
    ? { kind: 'duplicate', file, sentence: failure.sentence, existingRunId: failure.existingRunId }
    : { kind: 'failed', file, failure };
}
