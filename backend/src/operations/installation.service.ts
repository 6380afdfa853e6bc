import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type InstallationHealth, PRODUCT_VERSION } from '@etl-studio/contracts';
import { EventStreams } from '../events';
import { AppliedMigrations } from '../platform/health';
import { Redis } from '../platform/redis';
import { QueueState } from '../runs';
import { ComponentLatencies } from './component-latencies';
import { ImportsQueue } from './imports-queue';

/** How the installation is: numbers and names of machines, nothing of any organization. */
@Injectable()
export class InstallationService {
  private readonly startedAt = new Date();

  constructor(
    private readonly latencies: ComponentLatencies,
    private readonly migrations: AppliedMigrations,
    private readonly state: QueueState,
    private readonly imports: ImportsQueue,
    private readonly streams: EventStreams,
    private readonly database: DataSource,
    private readonly redis: Redis,
  ) {}

  async read(): Promise<InstallationHealth> {
    const [{ status, checks, latencies }, versions, migrations, workers, runs, waits, ringsDue, queueDepth] =
      await Promise.all([
        this.latencies.measure(),
        this.versions(),
        this.migrations.read(),
        this.state.workers(),
        this.state.runs(),
        this.state.waits(),
        this.state.ringsDue(),
        this.imports.depth(),
      ]);
    return {
      status,
      checkedAt: new Date().toISOString(),
      versions,
      migrations,
      checks,
      latencies,
      api: {
        startedAt: this.startedAt.toISOString(),
        memoryBytes: process.memoryUsage.rss(),
        eventStreams: this.streams.count,
      },
      workers,
      runs: {
        waiting: runs.waiting,
        running: runs.running,
        deadLettered: runs.dead_lettered,
        oldestWaitSeconds: Math.round(waits.run),
      },
      outbox: { waiting: ringsDue, lagSeconds: Math.round(waits.ring) },
      queueDepth,
    };
  }

  private async versions(): Promise<InstallationHealth['versions']> {
    const [postgres, redis] = await Promise.all([this.postgresVersion(), this.redisVersion()]);
    return { product: PRODUCT_VERSION, node: process.versions.node, postgres, redis };
  }

  private async postgresVersion(): Promise<string> {
    const [row] = await this.database.query<[{ server_version: string }]>('SHOW server_version');
    return row.server_version;
  }

  private async redisVersion(): Promise<string | null> {
    const told = await this.redis.info('server').catch(() => '');
    return /^redis_version:(\S+)/m.exec(told)?.[1] ?? null;
  }
}
