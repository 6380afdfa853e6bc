import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Characters gathered before they go to the socket: a write per row costs more than its bytes. */
const BATCH_CHARS = 65_536;

/** Lines on their way into a table, at the speed at which the database takes them. */
export class CopySink {
  private readonly input = new PassThrough();
  private readonly copied: Promise<void>;
  private lines = '';

  constructor(client: Client, table: string, columns: string) {
    this.copied = pipeline(this.input, client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)));
    // The fault is thrown by `flush` or `end`; until then nobody awaits it.
    this.copied.catch(() => undefined);
  }

  add(line: string): void {
    this.lines += line;
  }

  /** Resolves once there is room for more; rejects as soon as the database refused what went before. */
  async flushFull(): Promise<void> {
    if (this.lines.length >= BATCH_CHARS) await this.flush();
  }

  /** Resolves once the database has taken every line. */
  async end(): Promise<void> {
    await this.flush();
    this.input.end();
    await this.copied;
  }

  private async flush(): Promise<void> {
    const lines = this.lines;
    this.lines = '';
    if (this.input.destroyed) await this.copied;
    if (lines !== '' && !this.input.write(lines))
      await Promise.race([once(this.input, 'drain'), this.copied]);
  }
}
