import { Injectable, Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { Config } from '../../platform/config';
import { Counters, Measures } from '../../platform/telemetry';
import type { Ring } from './claim';
import { ImportRun } from './import-run';
import { Leases } from './leases';
import { PartHelp } from './parts/part-help';

/** What orchestrators allow before they kill, less the time to give runs back. */
const LONGEST_FINISH_SECONDS = 15;

/** The attempts of this process, at runs and at parts: never more at once than configured, whoever rang for them. */
@Injectable()
export class Attempts {
  private readonly logger = new Logger(Attempts.name);
  private readonly underWay = new Set<Promise<boolean>>();
  private readonly queued: (() => void)[] = [];
  private readonly listeners: (() => void)[] = [];
  private stopping = false;

  constructor(
    private readonly importRun: ImportRun,
    private readonly partHelp: PartHelp,
    private readonly leases: Leases,
    private readonly config: Config,
    private readonly counters: Counters,
    measures: Measures,
  ) {
    measures.add({
      name: 'etl_attempts',
      help: 'Attempts at runs, and at parts of runs of other workers, that are under way in this process.',
      type: 'gauge',
      read: () => this.underWay.size,
    });
  }

  /** How many more attempts could begin now. */
  get free(): number {
    return this.stopping ? 0 : Math.max(0, this.config.workerConcurrency - this.underWay.size);
  }

  /** Calls back each time an attempt has ended that had a run or a part. */
  whenOneEnded(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Resolves when the ring was followed, to whatever end. */
  follow(ring: Ring): Promise<void> {
    return this.inPlace(() => this.attempt(ring));
  }

  /** Resolves when a part of another worker's run was loaded, or given up, or there was none. */
  help(): Promise<void> {
    return this.inPlace(() => this.part());
  }

  /** Begins nothing more, lets attempts end for a while, then gives their runs back. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const resume of this.queued.splice(0)) resume();
    const ended = Promise.all(this.underWay);
    const seconds = Math.min(LONGEST_FINISH_SECONDS, this.config.leaseSeconds / 2);
    await Promise.race([ended, setTimeout(seconds * 1000, undefined, { ref: false })]);
    this.leases.stopAll();
    await ended;
  }

  private async inPlace(begin: () => Promise<boolean>): Promise<void> {
    while (this.free === 0 && !this.stopping) await new Promise<void>((resolve) => this.queued.push(resolve));
    if (this.stopping) return;
    const attempt = begin();
    this.underWay.add(attempt);
    const hadWork = await attempt;
    this.underWay.delete(attempt);
    this.queued.shift()?.();
    if (hadWork) for (const listener of this.listeners) listener();
  }

  private async part(): Promise<boolean> {
    try {
      return await this.partHelp.attempt();
    } catch (error) {
      this.logger.error({ message: 'A part could not be taken', error });
      return false;
    }
  }

  private async attempt(ring: Ring): Promise<boolean> {
    try {
      const claimed = await this.importRun.attempt(ring);
      if (!claimed) this.counters.count('idleRings');
      return claimed;
    } catch (error) {
      this.logger.error({ message: 'A run could not be claimed', ...ring, error });
      return false;
    }
  }
}
