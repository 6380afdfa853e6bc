import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthRegistry, type ComponentHealth } from '../../platform/health';

/** A worker tells of itself every five seconds. */
const SEEN_WITHIN_SECONDS = 30;
const LONGEST_LAG_SECONDS = 60;

/** Says in readiness when nobody takes runs, or when rings do not get out. */
@Injectable()
export class WorkersHealth implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly registry: HealthRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('workers', () => this.workers());
    this.registry.register('outbox', () => this.outbox());
  }

  private async workers(): Promise<ComponentHealth> {
    const [row] = await this.database.query<{ seen: number }[]>(
      `SELECT count(*)::int AS seen FROM worker_presence WHERE seen_at > now() - make_interval(secs => $1)`,
      [SEEN_WITHIN_SECONDS],
    );
    if (row && row.seen > 0) return { status: 'up', message: `${row.seen} running` };
    const message = `No worker was seen for ${SEEN_WITHIN_SECONDS} s: started runs wait. Start the worker role.`;
    return { status: 'degraded', message };
  }

  private async outbox(): Promise<ComponentHealth> {
    const [row] = await this.database.query<{ lag: number }[]>(
      `SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0)::float AS lag
       FROM run_outbox WHERE sent_at IS NULL AND due_at <= now()`,
    );
    const lag = Math.round(row?.lag ?? 0);
    if (lag <= LONGEST_LAG_SECONDS) return { status: 'up' };
    return { status: 'degraded', message: `The oldest ring has waited ${lag} s for the queue.` };
  }
}
