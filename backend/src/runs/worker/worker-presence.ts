import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
  ) {}

  onApplicationBootstrap(): void {
    void this.tell();
    this.timer = setInterval(() => void this.tell(), TELL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write('DELETE FROM worker_presence WHERE worker_id = $1');
  }

  private async tell(): Promise<void> {
    await this.write(
      `INSERT INTO worker_presence (worker_id) VALUES ($1)
       ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`,
    );
  }

  private async write(sql: string): Promise<void> {
    try {
      await this.database.query(sql, [this.worker.id]);
    } catch (error) {
      this.logger.warn({ message: 'The presence of this worker could not be told', error });
    }
  }
}
