import { Injectable } from '@nestjs/common';
import { Counters } from '../../../platform/telemetry';
import { AttemptStopped } from '../faults';
import { Leases } from '../leases';
import type { LoadPlan } from '../load';
import type { LoadSession } from '../load-session';
import { LoadSessions } from '../load-sessions';
import { RowLoad } from '../row-load';
import type { PartClaim } from './part-claim';
import type { PartLease } from './part-lease';
import { PartTarget } from './part-target';
import { PartsRepository } from './parts.repository';

/** Loads one part: its bytes, checked against their hash, into tables of its turn. */
@Injectable()
export class PartLoads {
  constructor(
    private readonly parts: PartsRepository,
    private readonly sessions: LoadSessions,
    private readonly leases: Leases,
    private readonly counters: Counters,
  ) {}

  /**
   * Resolves once the part is loaded. Throws what ended it otherwise: `AttemptStopped` where the part, or its run, went
   * on without this turn.
   */
  async load(part: PartClaim, plan: LoadPlan, signal?: AbortSignal): Promise<void> {
    const lease = this.leases.holdPart(part);
    const stop = () => lease.stop('lease_lost');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await this.stored(part, plan, lease);
      this.counters.count('loadedParts');
    } catch (error) {
      throw lease.signal.aborted ? lease.signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.leases.release(lease);
    }
  }

  private async stored(part: PartClaim, plan: LoadPlan, lease: PartLease): Promise<void> {
    let session: LoadSession | undefined;
    try {
      session = await this.sessions.open(new PartTarget(part), lease.signal);
      const rows = new RowLoad(plan, session, part);
      lease.progress = () => rows.progress();
      await session.begin();
      const { to, sha256 } = part;
      const from = part.from.byteOffset;
      await rows.run(await plan.open({ from, to }), { sha256, size: to - from }, lease.signal);
      if (!(await this.parts.loaded(part, rows.sums, rows.progress())))
        throw new AttemptStopped('lease_lost');
      this.sessions.keep(session);
    } finally {
      await session?.close();
    }
  }
}
