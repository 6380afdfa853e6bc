import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthRegistry, type ComponentHealth } from '../../platform/health';
import { WORKER_SEEN_WITHIN_SECONDS } from '../queue-state';

const LONGEST_LAG_SECONDS = 60;
/** The reconciler looks every ten seconds. */
const LONGEST_EXPIRED_SECONDS = 45;

/** What the counters of a worker are called in a sentence. */
const COUNTED: Readonly<Record<string, string>> = {
  fencedCommits: 'late publishes refused',
  idleRings: 'rings without a run',
  expiredLeases: 'runs taken back',
  recoveredRuns: 'runs passed on',
  deadLetters: 'runs set aside',
  failedRuns: 'runs failed',
  retriedAttempts: 'attempts repeated',
  loadedParts: 'parts loaded',
  lostParts: 'parts taken back',
  importedRows: 'records published',
};

/** Says in readiness when nobody takes runs, when rings do not get out, or when nobody takes runs back. */
@Injectable()
export class WorkersHealth implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly registry: HealthRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('workers', () => this.workers());
    this.registry.register('outbox', () => this.outbox());
    this.registry.register('leases', () => this.leases());
  }

  private async workers(): Promise<ComponentHealth> {
    const workers = await this.database.query<{ counts: Record<string, number> }[]>(
      'SELECT counts FROM worker_presence WHERE seen_at > now() - make_interval(secs => $1)',
      [WORKER_SEEN_WITHIN_SECONDS],
    );
    if (workers.length > 0)
      return {
        status: 'up',
        message: `${workers.length} running${inWords(workers.map(({ counts }) => counts))}`,
      };
    const message = `No worker was seen for ${WORKER_SEEN_WITHIN_SECONDS} s: started runs wait. Start the worker role.`;
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

  private async leases(): Promise<ComponentHealth> {
    const [row] = await this.database.query<{ expired: number }[]>(
      `SELECT count(*)::int AS expired FROM import_run
       WHERE status = 'RUNNING' AND lease_until < now() - make_interval(secs => $1)`,
      [LONGEST_EXPIRED_SECONDS],
    );
    const expired = row?.expired ?? 0;
    if (expired === 0) return { status: 'up' };
    const message = `${expired} of the runs under way are held by workers that stopped answering, and were not taken back for ${LONGEST_EXPIRED_SECONDS} s. Restart the worker role.`;
    return { status: 'degraded', message };
  }
}

/** What the workers have counted since they began; nothing where there is nothing. */
function inWords(all: Record<string, number>[]): string {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count);
  const told = [...sums].filter(([, sum]) => sum > 0).map(([name, sum]) => `${sum} ${COUNTED[name] ?? name}`);
  return told.length > 0 ? `; ${told.join(', ')}` : '';
}
