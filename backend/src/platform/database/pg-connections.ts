import { Injectable, Logger } from '@nestjs/common';
import type { Client } from 'pg';
import { Config } from '../config';
import { applicationConnection } from './connection-options';
import { TenantClient } from './tenant-client';

/** Sessions outside the pool, for COPY, LISTEN and heartbeats. */
@Injectable()
export class PgConnections {
  private readonly logger = new Logger(PgConnections.name);

  constructor(private readonly config: Config) {}

  /**
   * A connected session of the application role, named `etl-studio <name>` in `pg_stat_activity`, without a
   * statement timeout. The caller ends it. A lost connection is logged and fails the next query; add an
   * `error` or `end` listener to learn of it at once.
   */
  async connect(name: string): Promise<Client> {
    const client = new TenantClient(applicationConnection(this.config, name));
    // Without a listener a connection lost between queries would end the process.
    client.on('error', (error) =>
      this.logger.warn({ message: 'Database session lost', session: name, error }),
    );
    await client.connect();
    return client;
  }
}
