import { Injectable } from '@nestjs/common';
import { withinOrganization } from '../../platform/database';
import { Counters, hashed, Tracing, type OpenSpan } from '../../platform/telemetry';
import { AttemptTarget } from './attempt-target';
import type { Claim, Ring } from './claim';
import { Claims } from './claims';
import { Endings } from './endings';
import { Leases } from './leases';
import type { Lease } from './lease';
import type { LoadPlan } from './load';
import { LoadPlans } from './load-plans';
import type { LoadSession } from './load-session';
import { LoadSessions } from './load-sessions';
import { PartedLoad } from './parts/parted-load';
import { Publication, type LoadResult } from './publication';

/**
 * One attempt at a run. It is claimed under an epoch that nobody else has; its rows are loaded where no reader
 * looks; one short transaction makes them the run's. However it ends instead, the run is told.
 */
@Injectable()
export class ImportRun {
  constructor(
    private readonly claims: Claims,
    private readonly leases: Leases,
    private readonly plans: LoadPlans,
    private readonly sessions: LoadSessions,
    private readonly loads: PartedLoad,
    private readonly publication: Publication,
    private readonly endings: Endings,
    private readonly counters: Counters,
    private readonly tracing: Tracing,
  ) {}

  /** False for a ring that was stale, early or a duplicate: nothing was done. Throws only if no run was claimed. */
  async attempt(ring: Ring): Promise<boolean> {
    const claim = await this.claims.take(ring);
    if (!claim) return false;
    const parent = ring.traceparent ?? claim.traceparent;
    const attributes = { run: hashed(claim.runId), 'run.attempt': claim.attempt };
    await this.tracing.span('run.attempt', { kind: 'consumer', parent, attributes }, (span) =>
      withinOrganization(claim.orgId, () => this.follow(claim, span)),
    );
    return true;
  }

  private async follow(claim: Claim, span: OpenSpan): Promise<void> {
    const lease = this.leases.hold(claim);
    let session: LoadSession | undefined;
    try {
      const plan = await this.plans.of(claim);
      session = await this.sessions.open(new AttemptTarget(claim), lease.signal);
      const result = await this.loaded(claim, plan, session, lease);
      await this.published(claim, session, result);
      this.sessions.keep(session);
      this.counters.count('importedRows', result.validRows);
    } catch (error) {
      span.fail(error);
      await session?.close();
      await this.endings.end(claim, lease.signal.aborted ? lease.signal.reason : error);
    } finally {
      this.leases.release(lease);
      await session?.close();
    }
  }

  private loaded(claim: Claim, plan: LoadPlan, session: LoadSession, lease: Lease): Promise<LoadResult> {
    const attributes = {
      'db.system.name': 'postgresql',
      'db.operation.name': 'COPY',
      'run.bytes': plan.size,
    };
    return this.tracing.span('run.load', { kind: 'client', attributes }, async (span) => {
      const result = await this.loads.load(claim, plan, session, lease);
      span.set({ 'run.rows': result.totalRows });
      return result;
    });
  }

  private published(claim: Claim, session: LoadSession, result: LoadResult): Promise<void> {
    return this.tracing.span('run.publish', { kind: 'client' }, () =>
      this.publication.publish(claim, session, result),
    );
  }
}
