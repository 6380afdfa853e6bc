import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RunAttempt, RunErrorCode } from '@etl-studio/contracts';

export interface AttemptRow {
  number: number;
  worker: string;
  status: RunAttempt['status'];
  started_at: Date;
  finished_at: Date | null;
  error_code: RunErrorCode | null;
  error_message: string | null;
  retryable: boolean | null;
  request_id: string;
}

export interface LogRow {
  at: Date;
  event: string;
  text: string;
}

/** What happened to a run: its attempts and its log. */
@Injectable()
export class RunHistoryRepository {
  constructor(private readonly database: DataSource) {}

  attempts(orgId: string, runId: string): Promise<AttemptRow[]> {
    return this.database.query<AttemptRow[]>(
      `SELECT number, worker, status, started_at, finished_at, error_code, error_message, retryable, request_id
       FROM import_run_attempt WHERE org_id = $1 AND run_id = $2 ORDER BY number`,
      [orgId, runId],
    );
  }

  /** The latest entries, oldest first. */
  log(orgId: string, runId: string, limit: number): Promise<LogRow[]> {
    return this.database.query<LogRow[]>(
      `SELECT at, event, text FROM (
         SELECT id, at, event, text FROM run_log WHERE org_id = $1 AND run_id = $2 ORDER BY id DESC LIMIT $3
       ) latest ORDER BY id`,
      [orgId, runId, limit],
    );
  }
}
