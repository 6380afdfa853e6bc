import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkerPresence } from '@etl-studio/contracts';

/** A worker tells of itself every five seconds. */
export const WORKER_SEEN_WITHIN_SECONDS = 30;

interface RunCounts {
  waiting: number;
  running: number;
  dead_lettered: number;
}

interface Waits {
  /** Seconds. */
  run: number;
  /** Seconds. */
  ring: number;
}

interface WorkerRow {
  id: string;
  started_at: Date;
  seen_at: Date;
  is_alive: boolean;
}

/** What waits, runs or was set aside in the whole installation, and who works on it; numbers only. */
@Injectable()
export class QueueState {
  constructor(private readonly database: DataSource) {}

  runs(): Promise<RunCounts> {
    return this.row<RunCounts>(RUNS);
  }

  /** How long the oldest has waited: a run for a worker, a ring for the queue. */
  waits(): Promise<Waits> {
    return this.row<Waits>(WAITS);
  }

  async ringsDue(): Promise<number> {
    const { due } = await this.row<{ due: number }>(
      'SELECT count(*)::int AS due FROM run_outbox WHERE sent_at IS NULL AND due_at <= now()',
    );
    return due;
  }

  /** The latest seen first. */
  async workers(): Promise<WorkerPresence[]> {
    const rows = await this.database.query<WorkerRow[]>(WORKERS, [WORKER_SEEN_WITHIN_SECONDS]);
    return rows.map(({ id, started_at, seen_at, is_alive }) => ({
      id,
      startedAt: started_at.toISOString(),
      lastSeenAt: seen_at.toISOString(),
      isAlive: is_alive,
    }));
  }

  private async row<T>(sql: string): Promise<T> {
    const [row] = await this.database.query<[T]>(sql);
    return row;
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

const WORKERS = `
  SELECT worker_id AS id, started_at, seen_at, seen_at > now() - make_interval(secs => $1) AS is_alive
  FROM worker_presence ORDER BY seen_at DESC, worker_id LIMIT 100`;
