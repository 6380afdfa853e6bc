import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bull';
import { producerToken } from '../../../platform/queue';
import { IMPORTS } from '../imports-queue';

/** Name of the jobs that ring for parts, in the queue of the runs. */
export const PART_BELL = 'part';

/** Rings idle workers for the parts of a run. A bell that is lost delays nothing but help: workers look for parts themselves. */
@Injectable()
export class PartBells {
  private readonly logger = new Logger(PartBells.name);

  constructor(@Inject(producerToken(IMPORTS)) private readonly queue: Queue) {}

  /** One ring for each part; never throws. */
  async ring(runId: string, epoch: number, parts: readonly number[]): Promise<void> {
    const rings = parts.map((part) =>
      this.queue.add(PART_BELL, { runId, epoch, part }, { jobId: `${runId}:${epoch}:${part}` }),
    );
    const [refusal] = (await Promise.allSettled(rings)).filter(({ status }) => status === 'rejected');
    if (refusal) this.logger.warn({ message: 'The queue takes no rings for parts', runId, epoch, refusal });
  }
}
