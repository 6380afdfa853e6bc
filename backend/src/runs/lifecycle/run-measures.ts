import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Measures } from '../../platform/telemetry';
import { QueueState } from '../queue-state';

/** Tells how many runs wait, run or were set aside in the whole installation, and for how long what waits has waited. */
@Injectable()
export class RunMeasures implements OnModuleInit {
  constructor(
    private readonly queue: QueueState,
    private readonly measures: Measures,
  ) {}

  onModuleInit(): void {
    this.measures.add(
      {
        name: 'etl_runs',
        help: 'Runs of the installation that wait, run, or were set aside and wait for somebody to retry them.',
        type: 'gauge',
        label: 'state',
        read: async () => ({ ...(await this.queue.runs()) }),
      },
      {
        name: 'etl_oldest_wait_seconds',
        help: 'How long the oldest has waited: a run for a worker, a ring for the queue.',
        type: 'gauge',
        label: 'of',
        read: async () => ({ ...(await this.queue.waits()) }),
      },
    );
  }
}
