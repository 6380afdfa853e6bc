import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import type { Claim } from './claim';
import { KeptSessions } from './kept-sessions';
import { Lease } from './lease';

/** The leases this worker holds; all can be stopped at once when the process goes down. */
@Injectable()
export class Leases {
  private readonly held = new Set<Lease>();

  constructor(
    private readonly sessions: KeptSessions,
    private readonly config: Config,
  ) {}

  hold(claim: Claim): Lease {
    const lease = new Lease(claim, this.sessions, this.config);
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
