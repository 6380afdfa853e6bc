import { hasEnded, type Run, type RunEventName } from '@etl-studio/contracts';
import type { EventWriter } from './event-writer';

const PACE_MS = 200;

/**
 * Turns states of runs into events: at most five times a second, always the newest of each run, and an end at
 * once. Never goes back: a state that is not newer than the last one sent is dropped.
 */
export class RunEvents {
  private readonly waiting = new Map<string, { run: Run; updated: boolean }>();
  private readonly sent = new Map<string, { seq: number; ended: boolean }>();
  private flushedAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private opened = false;

  constructor(
    private readonly writer: EventWriter,
    private readonly idOf: (run: Run) => string,
    private readonly onCompleted: (run: Run) => void = () => undefined,
  ) {
    writer.whenRoom(() => this.flushSoon());
  }

  /** The first events: how things stand. States that were offered before are older or wait. */
  open(snapshots: readonly Run[]): void {
    this.opened = true;
    for (const run of snapshots) {
      this.sent.set(run.id, { seq: run.seq, ended: false });
      this.writer.event('run.snapshot', this.idOf(run), run);
    }
    for (const run of snapshots) if (hasEnded(run.status)) this.send(run);
    this.flushSoon();
  }

  /** `updated`: the run had ended before, whether this stream has seen that or not. */
  offer(run: Run, updated = false): void {
    const waiting = this.waiting.get(run.id);
    const seq = waiting?.run.seq ?? this.sent.get(run.id)?.seq ?? Number.NEGATIVE_INFINITY;
    if (run.seq <= seq) return;
    this.waiting.set(run.id, { run, updated: updated && (waiting?.updated ?? true) });
    this.flushSoon();
  }

  close(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private flushSoon(): void {
    if (!this.opened || !this.writer.hasRoom || this.waiting.size === 0) return;
    const wait = this.flushedAt + PACE_MS - performance.now();
    if (wait <= 0 || [...this.waiting.values()].some(({ run }) => hasEnded(run.status))) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushedAt = performance.now();
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { run, updated } of waiting) {
      if (run.seq > (this.sent.get(run.id)?.seq ?? Number.NEGATIVE_INFINITY)) this.send(run, updated);
    }
  }

  private send(run: Run, updated = false): void {
    const name = this.nameOf(run, updated);
    this.sent.set(run.id, { seq: run.seq, ended: hasEnded(run.status) });
    this.writer.event(name, this.idOf(run), run);
    if (name === 'run.completed') this.onCompleted(run);
  }

  private nameOf(run: Run, updated: boolean): RunEventName {
    if (!hasEnded(run.status)) return 'run.progress';
    // Whoever saw the run before it ended is told of its end, however late.
    const endedBefore = this.sent.get(run.id)?.ended ?? updated;
    return endedBefore ? 'run.updated' : 'run.completed';
  }
}
