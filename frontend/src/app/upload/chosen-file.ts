import { Injectable, signal } from '@angular/core';

/** The file that was chosen for a dataset in this tab and has not been imported yet. */
@Injectable({ providedIn: 'root' })
export class ChosenFile {
  private readonly choice = signal<{ datasetId: string; file: File } | null>(null);

  choose(datasetId: string, file: File): void {
    this.choice.set({ datasetId, file });
  }

  /** Null after a reload, and when the last choice was for another dataset. */
  fileFor(datasetId: string): File | null {
    const choice = this.choice();
    return choice?.datasetId === datasetId ? choice.file : null;
  }

  forget(): void {
    this.choice.set(null);
  }
}
