import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CopyLines } from './copy-lines';

/** Bytes gathered before they go to the socket: a write per row costs more than its bytes. */
const BATCH_BYTES = 65_536;
/** Bytes that may wait for the socket while the next ones are made. */
const WAITING_BYTES = 1_048_576;

/** Lines on their way into a table, at the speed at which the database takes them. */
export class CopySink {
  readonly lines = new CopyLines();
  private readonly input = new PassThrough({ highWaterMark: WAITING_BYTES });
  private readonly copied: Promise<void>;

  /** `copy` is what stands between COPY and FROM STDIN; `options` after it. */
  constructor(client: Client, copy: string, options = '') {
    this.copied = pipeline(this.input, client.query(copyFrom(`COPY ${copy} FROM STDIN ${options}`)));
    // The fault is thrown by `flush` or `end`; until then nobody awaits it.
    this.copied.catch(() => undefined);
  }

  /** Resolves once there is room for more; rejects as soon as the database refused what went before. */
  async flushFull(): Promise<void> {
    if (this.lines.length >= BATCH_BYTES) await this.flush();
  }

  /** Resolves once the database has taken every line. */
  async end(): Promise<void> {
    await this.flush();
    this.input.end();
    await this.copied;
  }

  private async flush(): Promise<void> {
    if (this.input.destroyed) await this.copied;
    if (this.lines.length > 0 && !this.input.write(this.lines.take()))
      await Promise.race([once(this.input, 'drain'), this.copied]);
  }
}
