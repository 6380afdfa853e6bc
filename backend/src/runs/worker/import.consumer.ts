import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Queue } from 'bull';
import { Config } from '../../platform/config';
import { consumerToken } from '../../platform/queue';
import { Attempts } from './attempts';
import type { Ring } from './claim';
import { IMPORTS } from './imports-queue';
import { PART_BELL } from './parts/part-bells';
import { WaitingRuns } from './waiting-runs';

/** Takes rings for runs and for parts off the queue. */
@Injectable()
export class ImportConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ImportConsumer.name);

  constructor(
    @Inject(consumerToken(IMPORTS)) private readonly queue: Queue<Ring>,
    private readonly attempts: Attempts,
    private readonly waitingRuns: WaitingRuns,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    // Resolves when the queue is closed; until Redis answers, it waits.
    this.queue
      .process('*', this.config.workerConcurrency, (job) => {
        this.waitingRuns.heardRing();
        return job.name === PART_BELL ? this.attempts.help() : this.attempts.follow(job.data);
      })
      .catch((error: unknown) => this.logger.error({ message: 'The queue cannot be consumed', error }));
  }

  async beforeApplicationShutdown(): Promise<void> {
    // Not awaited: without Redis it would not come back, and rings that arrive now are no longer followed anyway.
    this.queue.pause(true, true).catch(() => undefined);
    await this.attempts.stop();
  }
}
