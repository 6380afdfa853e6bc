import { Injectable, Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { FilePart } from '../../file-part';
import type { Claim } from '../claim';
import { AttemptStopped, UnfitParts } from '../faults';
import type { Lease } from '../lease';
import { load, resultOf, type LoadPlan } from '../load';
import type { LoadSession } from '../load-session';
import type { LoadResult } from '../publication';
import { perCampaign } from '../rollups';
import { addedSums } from './added-sums';
import { PartBells } from './part-bells';
import type { PartClaim } from './part-claim';
import { PartLoads } from './part-loads';
import { PartsProgress } from './parts-progress';
import { PartsRepository } from './parts.repository';

/** Between two looks at how far the parts have come. */
const LOOK_MS = 250;

/**
 * Loads a large file in parts. The attempt that has the run puts them up, rings for help, and loads one after the other
 * itself until none is left: with nobody else there, it comes to the end alone.
 */
@Injectable()
export class PartedLoad {
  private readonly logger = new Logger(PartedLoad.name);

  constructor(
    private readonly parts: PartsRepository,
    private readonly loads: PartLoads,
    private readonly bells: PartBells,
  ) {}

  /** As `load` does it, with the same result. */
  async load(claim: Claim, plan: LoadPlan, into: LoadSession, lease: Lease): Promise<LoadResult> {
    const { parts } = plan;
    if (!parts) return load(plan, into, lease);
    try {
      return await this.inParts(claim, plan, parts, into, lease);
    } catch (error) {
      if (!(error instanceof UnfitParts) || lease.signal.aborted) throw error;
      const { runId } = claim;
      this.logger.error({ message: 'The parts of a file do not fit; it is loaded as a whole', runId });
      await this.parts.forget(claim);
      return load(plan, into, lease);
    }
  }

  private async inParts(
    claim: Claim,
    plan: LoadPlan,
    parts: readonly FilePart[],
    into: LoadSession,
    lease: Lease,
  ): Promise<LoadResult> {
    const progress = new PartsProgress();
    lease.progress = () => progress.now();
    if (!(await this.parts.put(claim, parts))) throw new AttemptStopped('lease_lost');
    // Not awaited: the first part need not wait for Redis.
    void this.bells.ring(claim.runId, claim.epoch, [...parts.keys()].slice(1));
    const looks = setInterval(() => void this.look(claim, progress), LOOK_MS);
    try {
      await this.loadAll(claim, plan, lease.signal);
    } finally {
      clearInterval(looks);
    }
    progress.phase = 'finalising';
    const sums = await addedSums(this.parts.sumsOf(claim, parts.length), perCampaign(plan.sliceBy));
    await into.session.query('SELECT join_run_parts($1, $2)', [claim.runId, claim.epoch]);
    const { valid, invalid } = sums.tally;
    return resultOf(plan, sums, progress.rowsPerSecond(valid.rows + invalid.rows));
  }

  /** Resolves once every part is loaded, by whomever. */
  private async loadAll(claim: Claim, plan: LoadPlan, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const part = await this.parts.takeOwn(claim);
      if (part) await this.loadOwn(part, plan, signal);
      else if (await this.parts.areLoaded(claim)) return;
      else await setTimeout(LOOK_MS);
    }
  }

  private async loadOwn(part: PartClaim, plan: LoadPlan, signal: AbortSignal): Promise<void> {
    try {
      await this.loads.load(part, plan, signal);
    } catch (error) {
      // What cannot be said now is found when nobody renews the part's lease.
      await this.parts.giveBack(part, false).catch(() => undefined);
      // Only the part was lost, to whoever takes it next.
      if (!(error instanceof AttemptStopped) || signal.aborted) throw error;
    }
  }

  private async look(claim: Claim, progress: PartsProgress): Promise<void> {
    try {
      for (const part of await this.parts.progressOf(claim)) progress.heard(part.part, part.progress);
    } catch (error) {
      this.logger.warn({ message: 'The progress of parts is not known', runId: claim.runId, error });
    }
  }
}
