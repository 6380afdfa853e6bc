import { finished, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import { DomainError } from '../../platform/http';
import { PgConnections } from '../../platform/database';

/** Exports under way in one process: each holds a database session of its own for as long as its reader takes. */
const MOST_EXPORTS = 8;
const LONGEST_EXPORT_MS = 3_600_000;
const RETRY_SECONDS = 5;

/** Read-only database sessions for streams that outlive a request's usual time. */
@Injectable()
export class ExportSessions {
  private open = 0;

  constructor(private readonly connections: PgConnections) {}

  /**
   * The stream that `start` opens in a read-only transaction. The session ends with the stream; a reader that goes
   * away in the middle ends both. Throws `too_many_requests` while too many are under way.
   */
  async stream(start: (session: Client) => Promise<Readable> | Readable): Promise<Readable> {
    if (this.open >= MOST_EXPORTS) {
      const detail = 'Too many exports are under way. Wait for one to end, then try again.';
      throw new DomainError('too_many_requests', detail, { retryAfter: RETRY_SECONDS });
    }
    this.open += 1;
    const session = await this.connect();
    try {
      await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await session.query(`SET LOCAL statement_timeout = ${LONGEST_EXPORT_MS}`);
      const stream = await start(session);
      finished(stream, () => void this.close(session));
      return stream;
    } catch (error) {
      await this.close(session);
      throw error;
    }
  }

  private async connect(): Promise<Client> {
    try {
      return await this.connections.connect('export');
    } catch (error) {
      this.open -= 1;
      throw error;
    }
  }

  private async close(session: Client): Promise<void> {
    this.open -= 1;
    await session.end().catch(() => undefined);
  }
}
