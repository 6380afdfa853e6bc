import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PgConnections } from '../../platform/database';
import type { Claim } from './claim';
import { Lease } from './lease';

/** The leases this worker holds; all can be stopped at once when the process goes down. */
@Injectable()
export class Leases {
  private readonly held = new Set<Lease>();

  constructor(
    private readonly connections: PgConnections,
    private readonly config: Config,
  ) {}

  hold(claim: Claim): Lease {
    const connect = () => this.connections.connect(`heartbeat ${claim.runId}`);
    const lease = new Lease(claim, connect, this.config);
    this.held.add(lease);
    return lease;
  }

  release(lease: Lease): void {
    lease.end();
    this.held.delete(lease);
  }

  stopAll(): void {
    for (const lease of this.held) lease.stop('worker_stopping');
  }
}
