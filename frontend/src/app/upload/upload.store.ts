import { type HttpEvent, HttpEventType } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { UploadResult } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { type Subscription } from 'rxjs';

import { LimitsApi } from '../api/limits.api';
import { UploadsApi } from '../api/uploads.api';
import { type Failure, toFailure } from '../http/failure';
import { refusal } from './file-check';
import { TransferRate } from './transfer-rate';
import { UploadedFiles } from './uploaded-files';

export type UploadState =
  | { kind: 'idle' }
  /** Not sent: the reason can be seen from here. */
  | { kind: 'refused'; sentence: string }
  | { kind: 'uploading'; file: File; sent: number; total: number; bytesPerSecond: number | null }
  /** All bytes are out; the server reads the file. */
  | { kind: 'checking'; file: File }
  | { kind: 'duplicate'; file: File; sentence: string; existingRunId: string }
  | { kind: 'failed'; file: File; failure: Failure }
  | { kind: 'accepted'; runId: string };

/** One upload at a time into one dataset. */
@Injectable()
export class UploadStore {
  private readonly uploads = inject(UploadsApi);
  private readonly limits = inject(LimitsApi).limits;
  private readonly files = inject(UploadedFiles);
  private readonly formats = inject(Formats);
  private readonly current = signal<UploadState>({ kind: 'idle' });
  private transfer: Subscription | null = null;

  readonly state = this.current.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.transfer?.unsubscribe());
  }

  upload(datasetId: string, file: File, allowDuplicate = false): void {
    const sentence = refusal(file, this.limits.value().maxUploadBytes, (size) => this.formats.bytes(size));
    if (sentence) {
      this.current.set({ kind: 'refused', sentence });
      return;
    }
    const rate = new TransferRate();
    this.transfer?.unsubscribe();
    this.current.set({ kind: 'uploading', file, sent: 0, total: file.size, bytesPerSecond: null });
    this.transfer = this.uploads.send(datasetId, file, allowDuplicate).subscribe({
      next: (event) => this.follow(event, file, rate),
      error: (error: unknown) => this.current.set(refused(file, toFailure(error))),
    });
  }

  /** Aborts what is going on, or forgets how the last upload ended. */
  reset(): void {
    this.transfer?.unsubscribe();
    this.current.set({ kind: 'idle' });
  }

  private follow(event: HttpEvent<UploadResult>, file: File, rate: TransferRate): void {
    if (event.type === HttpEventType.UploadProgress) {
      const total = event.total ?? file.size;
      const bytesPerSecond = rate.after(event.loaded, performance.now());
      const done = event.loaded >= total;
      this.current.set(
        done
          ? { kind: 'checking', file }
          : { kind: 'uploading', file, sent: event.loaded, total, bytesPerSecond },
      );
    }
    if (event.type === HttpEventType.Response && event.body) {
      const runId = event.body.run.id;
      this.files.keep(runId, file);
      this.current.set({ kind: 'accepted', runId });
    }
  }
}

function refused(file: File, failure: Failure): UploadState {
  return failure.code === 'duplicate_file' && failure.existingRunId
    ? { kind: 'duplicate', file, sentence: failure.sentence, existingRunId: failure.existingRunId }
    : { kind: 'failed', file, failure };
}
