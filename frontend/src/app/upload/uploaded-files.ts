import { Injectable } from '@angular/core';

/** Files uploaded in this tab, by run id, so that the mapping page can read them without a download. */
@Injectable({ providedIn: 'root' })
export class UploadedFiles {
  private readonly files = new Map<string, File>();

  keep(runId: string, file: File): void {
    this.files.set(runId, file);
  }

  /** The file of a run uploaded in this tab; null after a reload or from elsewhere. */
  find(runId: string): File | null {
    return this.files.get(runId) ?? null;
  }
}
