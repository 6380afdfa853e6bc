import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface ActivityRow {
  queued: number;
  running: number;
  failed: number;
  oldest_queued_at: Date | null;
}

/** What an organization's runs are doing, and did in the last 24 hours. */
@Injectable()
export class RunActivityRepository {
  constructor(private readonly database: DataSource) {}

  async now(orgId: string): Promise<ActivityRow> {
    const [row] = await this.database.query<[ActivityRow]>(NOW, [orgId]);
    return row;
  }

  /** Rows of the imports that succeeded, by how many whole hours ago they did. */
  async rowsByAge(orgId: string): Promise<Map<number, number>> {
    const rows = await this.database.query<{ hours_ago: number; rows: string }[]>(ROWS, [orgId]);
    return new Map(rows.map((row) => [row.hours_ago, Number(row.rows)]));
  }
}

// Each by an index of its own: in one pass, all runs that the organization ever had would be read.
const NOW = `
  SELECT waiting.queued, waiting.oldest_queued_at,
         (SELECT count(*)::int FROM import_run WHERE org_id = $1 AND status = 'RUNNING') AS running,
         (SELECT count(*)::int FROM import_run
          WHERE org_id = $1 AND status = 'FAILED' AND finished_at > now() - interval '24 hours') AS failed
  FROM (
    SELECT count(*)::int AS queued, min(queued_at) AS oldest_queued_at
    FROM import_run WHERE org_id = $1 AND status = 'QUEUED'
  ) waiting`;

const ROWS = `
  SELECT floor(extract(epoch FROM now() - finished_at) / 3600)::int AS hours_ago,
         sum(processed_rows)::text AS rows
  FROM import_run
  WHERE org_id = $1 AND status IN ('SUCCEEDED', 'REVERTED') AND finished_at > now() - interval '24 hours'
  GROUP BY hours_ago`;
