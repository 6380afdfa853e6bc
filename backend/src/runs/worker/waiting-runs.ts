import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../platform/config';
import { Attempts } from './attempts';
import { Claims } from './claims';

const LOOK_MS = 1_000;

/**
 * Takes waiting runs from the database itself when nothing rang for as long as a lease: a queue that lost its
 * rings, or cannot be reached, delays runs and does not lose them.
 */
@Injectable()
export class WaitingRuns implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(WaitingRuns.name);
  private timer: NodeJS.Timeout | undefined;
  private rungAt = performance.now();
  private looking = false;

  constructor(
    private readonly attempts: Attempts,
    private readonly claims: Claims,
    private readonly config: Config,
  ) {}

  heardRing(): void {
    this.rungAt = performance.now();
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.takeWaiting(), LOOK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async takeWaiting(): Promise<void> {
    const silent = performance.now() - this.rungAt > this.config.leaseSeconds * 1000;
    if (this.looking || !silent || this.attempts.free === 0) return;
    this.looking = true;
    try {
      for (const ring of await this.claims.waiting(this.attempts.free)) {
        this.logger.warn({ message: 'Taking a run that nothing rang for', ...ring });
        void this.attempts.follow(ring).then(() => this.takeWaiting());
      }
    } catch (error) {
      this.logger.warn({ message: 'Waiting runs could not be looked up', error });
    } finally {
      this.looking = false;
    }
  }
}
