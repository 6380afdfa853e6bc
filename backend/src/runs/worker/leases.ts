import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import type { Claim } from './claim';
import { KeptSessions } from './kept-sessions';
import { Lease } from './lease';
import type { PartKey } from './parts/part-claim';
import { PartLease } from './parts/part-lease';

/** The leases this worker holds, on runs and on parts; all can be stopped at once when the process goes down. */
@Injectable()
export class Leases {
  private readonly held = new Set<Lease | PartLease>();

  constructor(
    private readonly sessions: KeptSessions,
    private readonly config: Config,
  ) {}

  hold(claim: Claim): Lease {
    const lease = new Lease(claim, this.sessions, this.config);
    this.held.add(lease);
    return lease;
  }

  holdPart(part: PartKey): PartLease {
    const lease = new PartLease(part, this.sessions, this.config.leaseSeconds);
    this.held.add(lease);
    return lease;
  }

  release(lease: Lease | PartLease): void {
    lease.end();
    this.held.delete(lease);
  }

  stopAll(): void {
    for (const lease of this.held) lease.stop('worker_stopping');
  }
}
