import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Measures } from '../../platform/telemetry';

/** Tells how many runs wait, run or were set aside in the whole installation, and for how long what waits has waited. */
@Injectable()
export class RunMeasures implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly measures: Measures,
  ) {}

  onModuleInit(): void {
    this.measures.add(
      {
        name: 'etl_runs',
        help: 'Runs of the installation that wait, run, or were set aside and wait for somebody to retry them.',
        type: 'gauge',
        label: 'state',
        read: () => this.readings(RUNS),
      },
      {
        name: 'etl_oldest_wait_seconds',
        help: 'How long the oldest has waited: a run for a worker, a ring for the queue.',
        type: 'gauge',
        label: 'of',
        read: () => this.readings(WAITS),
      },
    );
  }

  private async readings(sql: string): Promise<Record<string, number>> {
    const [row] = await this.database.query<Record<string, number>[]>(sql);
    return row ?? {};
  }
}

const RUNS = `
  SELECT count(*) FILTER (WHERE status = 'QUEUED')::int AS waiting,
         count(*) FILTER (WHERE status = 'RUNNING')::int AS running,
         (SELECT count(*)::int FROM import_run WHERE dlq) AS dead_lettered
  FROM import_run WHERE status IN ('QUEUED', 'RUNNING')`;

const WAITS = `
  SELECT (SELECT coalesce(extract(epoch FROM now() - min(greatest(queued_at, not_before))), 0)::float
          FROM import_run WHERE status = 'QUEUED' AND not_before <= now()) AS run,
         (SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0)::float
          FROM run_outbox WHERE sent_at IS NULL AND due_at <= now()) AS ring`;
