import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Counters } from '../../platform/telemetry';
import { WorkerIdentity } from './worker-identity';

const TELL_MS = 5_000;

/** Lets the API know that a worker is there. */
@Injectable()
export class WorkerPresence implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(WorkerPresence.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly worker: WorkerIdentity,
    private readonly counters: Counters,
  ) {}

  /** A worker that says it works is there for readiness too. */
  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.tell(), TELL_MS);
    await this.tell();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write('DELETE FROM worker_presence WHERE worker_id = $1', [this.worker.id]);
  }

  private async tell(): Promise<void> {
    await this.write(
      `INSERT INTO worker_presence (worker_id, counts) VALUES ($1, $2)
       ON CONFLICT (worker_id) DO UPDATE SET seen_at = now(), counts = excluded.counts`,
      [this.worker.id, JSON.stringify(this.counters.all())],
    );
  }

  private async write(sql: string, parameters: unknown[]): Promise<void> {
    try {
      await this.database.query(sql, parameters);
    } catch (error) {
      this.logger.warn({ message: 'The presence of this worker could not be told', error });
    }
  }
}
