import { FileError } from '@etl-studio/engine';
import type { Inspection } from './inspection';
import type { Reply, Request } from './messages';
import type { InspectedFile } from './parted-inspector';

/** Bytes of a file that may wait for the thread. */
const MOST_WAITING = 1_048_576;

/** Whoever waits for an answer of the thread. */
interface Waiting<T> {
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

/** The side of an inspection that sends its pieces to a thread and hears what came of them. */
export class ThreadInspection implements Inspection {
  private waitingBytes = 0;
  private forRoom: Waiting<void> | null = null;
  private forFile: Waiting<InspectedFile> | null = null;
  private failure: { error: unknown } | null = null;

  constructor(
    private readonly id: number,
    private readonly post: (request: Request, transferred?: ArrayBuffer[]) => void,
    private readonly onEnd: () => void,
    /** Told at once: the next piece may be long in coming. */
    private readonly onFailure: (error: unknown) => void,
  ) {}

  async push(bytes: Uint8Array): Promise<void> {
    if (this.failure) throw this.failure.error;
    // The pieces of a body lie in memory that others use as well.
    const own = Uint8Array.from(bytes);
    this.post({ kind: 'bytes', id: this.id, bytes: own }, [own.buffer]);
    this.waitingBytes += own.length;
    if (this.waitingBytes <= MOST_WAITING) return;
    await new Promise<void>((resolve, reject) => {
      this.forRoom = { resolve, reject };
    });
  }

  async end(): Promise<InspectedFile> {
    if (this.failure) throw this.failure.error;
    this.post({ kind: 'end', id: this.id });
    return new Promise<InspectedFile>((resolve, reject) => {
      this.forFile = { resolve, reject };
    });
  }

  drop(): void {
    this.onEnd();
    this.post({ kind: 'drop', id: this.id });
  }

  take(reply: Reply): void {
    switch (reply.kind) {
      case 'took':
        this.waitingBytes -= reply.bytes;
        if (this.waitingBytes <= MOST_WAITING / 2) this.forRoom?.resolve();
        return;
      case 'inspected':
        this.onEnd();
        this.forFile?.resolve(reply.file);
        return;
      case 'refused':
        this.fail(new FileError(reply.code, reply.message));
        return;
      case 'failed':
        this.fail(reply.error);
    }
  }

  fail(error: unknown): void {
    this.onEnd();
    this.failure = { error };
    this.forRoom?.reject(error);
    this.forFile?.reject(error);
    this.onFailure(error);
  }
}
