import path from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Inspection, InspectionOptions } from './inspection';
import type { Reply, Request } from './messages';
import { ThreadInspection } from './thread-inspection';

const PROGRAM = path.join(__dirname, `thread${path.extname(__filename)}`);

/** A thread that inspects files, so that reading them keeps nobody waiting on this one. */
export class InspectionThread {
  private readonly worker: Worker;
  private readonly inspections = new Map<number, ThreadInspection>();
  private ids = 0;

  /** `onExit` is called when the thread is gone, whatever for. */
  constructor(onExit: () => void, options: WorkerOptions = {}) {
    this.worker = new Worker(PROGRAM, options);
    this.worker.on('message', (reply: Reply) => this.inspections.get(reply.id)?.take(reply));
    this.worker.on('error', (error) => this.failAll(error));
    this.worker.on('exit', (code) => {
      this.failAll(new Error(`The thread that inspects files ended with exit code ${code}`));
      onExit();
    });
    // A process that is done does not stay for it.
    this.worker.unref();
  }

  /** How many files it has under way. */
  get load(): number {
    return this.inspections.size;
  }

  begin(options: InspectionOptions, onFailure: (error: unknown) => void): Inspection {
    const id = this.ids++;
    const post = (request: Request, transferred?: ArrayBuffer[]) =>
      this.worker.postMessage(request, transferred);
    const inspection = new ThreadInspection(id, post, () => this.inspections.delete(id), onFailure);
    this.inspections.set(id, inspection);
    post({ kind: 'begin', id, options });
    return inspection;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private failAll(error: unknown): void {
    for (const inspection of [...this.inspections.values()]) inspection.fail(error);
  }
}
