import { once } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bull';
import { Config } from '../platform/config';
import { within } from '../platform/lifecycle';
import { openQueue } from '../platform/queue';
import { IMPORTS } from '../runs';

const DEADLINE_MS = 2_000;

/** The queue of rings, connected to once an operator looks at it. */
@Injectable()
export class ImportsQueue implements OnModuleDestroy {
  private opened: Queue | null = null;

  constructor(private readonly config: Config) {}

  get queue(): Queue {
    this.opened ??= openQueue(this.config, IMPORTS);
    return this.opened;
  }

  /** Rings that wait or are followed; null while Redis does not answer. */
  async depth(): Promise<number | null> {
    try {
      const { client } = this.queue;
      // Bull calls a queue ready, or broken, by commands that it sends before it is connected.
      if (client.status !== 'ready')
        await within(DEADLINE_MS, once(client, 'ready'), () => new Error('Redis does not answer'));
      const { waiting, active, delayed } = await this.queue.getJobCounts();
      return waiting + active + delayed;
    } catch {
      return null;
    }
  }

  // Bull's own close waits for Redis, which may be away.
  onModuleDestroy(): void {
    for (const client of this.opened?.clients ?? []) client.disconnect();
  }
}
