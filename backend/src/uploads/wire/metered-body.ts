import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { DomainError } from '../../platform/http';

export interface Pace {
  /** Least bytes within each window; fewer is a stall. */
  leastBytes: number;
  windowMs: number;
}

const USUAL_PACE: Pace = { leastBytes: 16_384, windowMs: 20_000 };

/**
 * A request's body as far as it may be read: it fails when more than `mostBytes` come, when the sender stalls and
 * when it goes away. Reading stops at once then, while the request itself stays open for the answer. Carries the
 * headers that a multipart parser looks at.
 */
export class MeteredBody extends Transform {
  readonly headers: IncomingHttpHeaders;
  private totalBytes = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly source: IncomingMessage,
    private readonly mostBytes: number,
    private readonly tooLarge: () => DomainError,
    pace: Pace = USUAL_PACE,
  ) {
    super();
    this.headers = source.headers;
    this.timer = this.watch(pace);
    source.once('close', () => {
      if (!source.complete) this.destroy(new Error('The sender went away'));
    });
    source.once('error', (error) => this.destroy(error));
    source.pipe(this);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.totalBytes += chunk.length;
    if (this.totalBytes > this.mostBytes) done(this.tooLarge());
    else done(null, chunk);
  }

  /** A parser that lets go wants no more; multer would first read, and drop, all that is still to come. */
  override unpipe(destination?: NodeJS.WritableStream): this {
    super.unpipe(destination);
    return this.destroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.timer);
    this.source.unpipe(this);
    super._destroy(error, done);
  }

  private watch({ leastBytes, windowMs }: Pace): NodeJS.Timeout {
    let bytesBefore = 0;
    return setInterval(() => {
      // A body that waits for storage is no stall of the sender's.
      const waits = this.writableNeedDrain || this.writableEnded;
      if (!waits && this.totalBytes - bytesBefore < leastBytes) this.destroy(stalled(windowMs));
      bytesBefore = this.totalBytes;
    }, windowMs);
  }
}

function stalled(windowMs: number): DomainError {
  const detail = `The upload stalled: next to nothing arrived for ${windowMs / 1000} seconds. Check the connection, then upload the file again.`;
  return new DomainError('invalid_request', detail);
}
