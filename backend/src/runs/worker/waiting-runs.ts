import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../platform/config';
import { Attempts } from './attempts';
import { Claims } from './claims';
import { PartsRepository } from './parts/parts.repository';

const LOOK_MS = 1_000;

/**
 * Takes waiting runs from the database itself, the organizations in turn: whenever an attempt of this process has
 * ended, for the place that became free may be what a run waited for; after each look at what workers left behind; and
 * when nothing rang for as long as a lease, for a queue that lost its rings, or cannot be reached, delays runs and does not lose them.
 */
@Injectable()
export class WaitingRuns implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(WaitingRuns.name);
  private timer: NodeJS.Timeout | undefined;
  private rungAt = performance.now();
  private looking = false;
  private again = false;

  constructor(
    private readonly attempts: Attempts,
    private readonly claims: Claims,
    private readonly parts: PartsRepository,
    private readonly config: Config,
  ) {}

  heardRing(): void {
    this.rungAt = performance.now();
  }

  onApplicationBootstrap(): void {
    this.attempts.whenOneEnded(() => void this.takeWaiting());
    this.timer = setInterval(() => {
      const silent = performance.now() - this.rungAt > this.config.leaseSeconds * 1000;
      if (silent) void this.takeWaiting();
    }, LOOK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Resolves once those that are taken have been chosen. */
  async takeWaiting(): Promise<void> {
    this.again = this.looking;
    if (this.looking || this.attempts.free === 0) return;
    this.looking = true;
    try {
      for (const ring of await this.claims.waiting(this.attempts.free)) void this.attempts.follow(ring);
      // What is idle then helps with runs that others have.
      const parts = this.attempts.free > 0 ? await this.parts.free(this.attempts.free) : 0;
      for (let n = 0; n < parts; n++) void this.attempts.help();
    } catch (error) {
      this.logger.warn({ message: 'Waiting runs could not be looked up', error });
    } finally {
      this.looking = false;
    }
    if (this.again) await this.takeWaiting();
  }
}
