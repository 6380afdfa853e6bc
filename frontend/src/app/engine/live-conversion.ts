import { computed, Injectable, signal } from '@angular/core';
import type { DialectChoice, Inspection, Mapping, RememberedMapping, Rules } from '@etl-studio/contracts';
import type { EngineLimits, Likeness } from '@etl-studio/engine';

import { serverText } from '../language/server-texts';

import type { Conversion, EnginePort, RowWindow, WorkerReply, WorkerRequest } from './conversion';
import { createEngineWorker } from './engine.worker-factory';
import { previewProfile } from './preview-profile';

/** What the engine knows of the open file. */
type Opened = Omit<WorkerReply & { kind: 'opened' }, 'kind'>;

/** What the import's engine makes of one file while its mapping changes, worked out beside the page. */
@Injectable({ providedIn: 'root' })
export class LiveConversion {
  private worker: EnginePort | null = null;
  private readonly opened = signal<Opened | null>(null);
  private readonly current = signal<Conversion | null>(null);
  private readonly waiting = signal(false);
  private readonly fault = signal<string | null>(null);
  private readonly refused = signal<string | null>(null);
  private readonly bytes = signal(0);
  private readonly source = signal<Blob | null>(null);
  private readonly saidLast = signal<DialectChoice>({});
  private readonly unreadSo = signal<string | null>(null);
  private readonly rereads = signal(false);
  private turn = 0;
  private opening: WorkerRequest | null = null;
  private converting: WorkerRequest | null = null;

  /** The file that was opened last; null where only some of its rows are known. */
  readonly file = this.source.asReadonly();
  /** Bytes of it that the first pass has read. */
  readonly bytesRead = this.bytes.asReadonly();
  /** What the file is; null while it is being read. */
  readonly inspection = computed(() => this.opened()?.inspection ?? null);
  readonly openReadings = computed(() => this.opened()?.openReadings ?? {});
  /** What its columns look like, by name. */
  readonly likenesses = computed<ReadonlyMap<string, Likeness>>(() => this.opened()?.likenesses ?? new Map());
  /** The first lines of the file; null where they are not known. */
  readonly head = computed(() => this.opened()?.head ?? null);
  /** How the file was said to be read last, whether it can be or not. */
  readonly said = this.saidLast.asReadonly();
  /** Why the file cannot be read as was said last, and still is as before; null where it can. */
  readonly unread = this.unreadSo.asReadonly();
  /** Whether the file is being read again, otherwise. */
  readonly rereading = this.rereads.asReadonly();
  /** Whether `inspection` was made with what is remembered of such files. */
  readonly recalled = computed(() => this.opened()?.recalled ?? false);
  /** Why the file cannot be read as a table. */
  readonly refusal = this.refused.asReadonly();
  /** The newest answer; it stays while the next one is awaited. */
  readonly conversion = this.current.asReadonly();
  /** Whether `conversion` is of an older mapping. */
  readonly pending = this.waiting.asReadonly();
  /** Why nothing can be converted. */
  readonly failure = this.fault.asReadonly();

  /** Reads `file`, as is said, and converts the whole of it from now on; nothing happens where it is open already. */
  openFile(file: Blob, limits: EngineLimits, said?: DialectChoice): void {
    if (this.source() === file && this.refused() === null) {
      if (said && JSON.stringify(said) !== JSON.stringify(this.saidLast())) this.reread(said);
      return;
    }
    this.forget();
    this.source.set(file);
    this.saidLast.set(said ?? {});
    this.opening = { kind: 'open-file', file, limits, said: said ?? {} };
    this.send(this.opening);
  }

  /** Reads the open file again, as is said; what is known of it stays until then, and where it cannot be read so. */
  reread(said: DialectChoice): void {
    this.saidLast.set(said);
    this.unreadSo.set(null);
    this.rereads.set(true);
    this.send({ kind: 'reread', said });
  }

  /** Converts the rows that the inspection shows, where the file is not at hand. */
  openPreview(inspection: Inspection): void {
    this.forget();
    this.opening = { kind: 'open-preview', profile: previewProfile(inspection) };
    this.send(this.opening);
  }

  /** Suggests the mapping again, knowing how files with these columns were mapped before. */
  recall(remembered: RememberedMapping | null): void {
    this.send({ kind: 'recall', remembered });
  }

  convert(mapping: Mapping, rules: Rules, window: RowWindow): void {
    this.turn += 1;
    this.waiting.set(true);
    this.converting = { kind: 'convert', turn: this.turn, mapping, rules, window };
    this.send(this.converting);
  }

  /** Opens the file and converts it once more, in a thread of its own, where that failed. */
  again(): void {
    this.worker?.terminate();
    this.worker = null;
    this.waiting.set(this.converting !== null);
    if (this.opening?.kind === 'open-file') this.send({ ...this.opening, said: this.saidLast() });
    else if (this.opening) this.send(this.opening);
    if (this.converting) this.send(this.converting);
  }

  /** Lets go of the file and of the thread that reads it. */
  close(): void {
    this.worker?.terminate();
    this.worker = null;
    this.forget();
  }

  private forget(): void {
    this.opening = null;
    this.converting = null;
    this.source.set(null);
    this.bytes.set(0);
    this.opened.set(null);
    this.refused.set(null);
    this.current.set(null);
    this.waiting.set(false);
    this.saidLast.set({});
    this.unreadSo.set(null);
    this.rereads.set(false);
  }

  private send(request: WorkerRequest): void {
    this.fault.set(null);
    this.running().postMessage(request);
  }

  private running(): EnginePort {
    if (this.worker) return this.worker;
    const worker = createEngineWorker();
    worker.onmessage = ({ data }) => this.take(data);
    return (this.worker = worker);
  }

  private take(reply: WorkerReply): void {
    switch (reply.kind) {
      case 'reading':
        return this.bytes.set(reply.bytes);
      case 'opened':
        this.rereads.set(false);
        this.refused.set(null);
        return this.opened.set(reply);
      case 'unread':
        this.rereads.set(false);
        return this.unreadSo.set(reply.sentence);
      case 'refused':
        this.waiting.set(false);
        return this.refused.set(serverText(reply.sentence));
      case 'failed':
        this.waiting.set(false);
        this.rereads.set(false);
        return this.fault.set(reply.message);
      case 'converted':
        if (reply.turn !== this.turn) return;
        this.waiting.set(false);
        return this.current.set(reply.conversion);
    }
  }
}
