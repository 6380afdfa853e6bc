import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Inspection, Mapping, Rules } from '@etl-studio/contracts';
import type { EngineLimits } from '@etl-studio/engine';

import type { Conversion, OpenReadings, WorkerReply, WorkerRequest } from './conversion';
import { createEngineWorker } from './engine.worker-factory';
import { previewProfile } from './preview-profile';

/** What the import's engine makes of the file while its mapping changes, worked out beside the page. */
@Injectable()
export class LiveConversion {
  private readonly worker = createEngineWorker();
  private readonly current = signal<Conversion | null>(null);
  private readonly waiting = signal(false);
  private readonly fault = signal<string | null>(null);
  private readonly readings = signal<OpenReadings>({});
  private turn = 0;

  /** The newest answer; it stays while the next one is awaited. */
  readonly conversion = this.current.asReadonly();
  /** Whether `conversion` is of an older mapping. */
  readonly pending = this.waiting.asReadonly();
  /** Why nothing can be converted. */
  readonly failure = this.fault.asReadonly();
  readonly openReadings = this.readings.asReadonly();

  constructor() {
    this.worker.onmessage = ({ data }) => this.take(data);
    inject(DestroyRef).onDestroy(() => this.worker.terminate());
  }

  /** Converts the whole of `file` from now on. */
  openFile(file: Blob, limits: EngineLimits): void {
    this.send({ kind: 'open-file', file, limits });
  }

  /** Converts the rows that the inspection shows, where the file is not at hand. */
  openPreview(inspection: Inspection): void {
    this.send({ kind: 'open-preview', profile: previewProfile(inspection) });
  }

  convert(mapping: Mapping, rules: Rules): void {
    this.turn += 1;
    this.waiting.set(true);
    this.send({ kind: 'convert', turn: this.turn, mapping, rules });
  }

  private send(request: WorkerRequest): void {
    this.fault.set(null);
    this.worker.postMessage(request);
  }

  private take(reply: WorkerReply): void {
    switch (reply.kind) {
      case 'opened':
        this.readings.set(reply.openReadings);
        return;
      case 'failed':
        this.waiting.set(false);
        this.fault.set(reply.message);
        return;
      case 'converted':
        if (reply.turn !== this.turn) return;
        this.waiting.set(false);
        this.current.set(reply.conversion);
    }
  }
}
