import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RunStatus } from '@etl-studio/contracts';
import type { FileProfile } from '@etl-studio/engine';
import { escapeLike } from './rows/record-filter.sql';
import { RUN_SELECT, type RunRow } from './run.entity';

export interface RunFilter {
  datasetId?: string;
  status?: RunStatus[];
  dlq?: boolean;
  /** Part of the file name, case-insensitive. */
  search?: string;
  /** Whose runs, by the person's id. */
  createdBy?: string;
  /** Instants between which the run ended, or began where it goes on, or was uploaded where it is a draft. */
  from?: string;
  to?: string;
}

/** Where a page of runs goes on: below or above this run, in the order of creation. */
export interface RunKey {
  createdAt: string;
  id: string;
}

export interface RunListRow extends RunRow {
  /** `created_at` with all its digits: a JavaScript date has too few to go on from. */
  created_at_text: string;
}

const FILTER = `
  r.org_id = $1
  AND ($2::uuid IS NULL OR r.dataset_id = $2)
  AND ($3::text[] IS NULL OR r.status = ANY ($3))
  AND ($4::boolean IS NULL OR r.dlq = $4)
  AND ($5::text IS NULL OR r.file_name ILIKE $5)
  AND ($6::uuid IS NULL OR r.created_by = $6)
  AND ($7::timestamptz IS NULL OR coalesce(r.finished_at, r.started_at, r.created_at) >= $7)
  AND ($8::timestamptz IS NULL OR coalesce(r.finished_at, r.started_at, r.created_at) < $8)`;

/** Reads runs. Starting, claiming and ending them is the lifecycle's. */
@Injectable()
export class RunsRepository {
  constructor(private readonly database: DataSource) {}

  async find(orgId: string, runId: string): Promise<RunRow | null> {
    const [row] = await this.database.query<RunRow[]>(`${RUN_SELECT} WHERE r.org_id = $1 AND r.id = $2`, [
      orgId,
      runId,
    ]);
    return row ?? null;
  }

  /** Newest first. */
  list(orgId: string, filter: RunFilter, after: RunKey | null, limit: number): Promise<RunListRow[]> {
    return this.database.query<RunListRow[]>(
      `${RUN_SELECT.replace('SELECT', 'SELECT r.created_at::text AS created_at_text,')}
       WHERE ${FILTER} AND ($9::timestamptz IS NULL OR (r.created_at, r.id) < ($9, $10::uuid))
       ORDER BY r.created_at DESC, r.id DESC LIMIT $11`,
      [...parametersOf(orgId, filter), after?.createdAt ?? null, after?.id ?? null, limit],
    );
  }

  /** The ones just above `before`, newest first. */
  async listAbove(orgId: string, filter: RunFilter, before: RunKey, limit: number): Promise<RunListRow[]> {
    const rows = await this.database.query<RunListRow[]>(
      `${RUN_SELECT.replace('SELECT', 'SELECT r.created_at::text AS created_at_text,')}
       WHERE ${FILTER} AND (r.created_at, r.id) > ($9::timestamptz, $10::uuid)
       ORDER BY r.created_at, r.id LIMIT $11`,
      [...parametersOf(orgId, filter), before.createdAt, before.id, limit],
    );
    return rows.reverse();
  }

  /** How many there are, and how many of them come before `first`: none where it is not given. */
  async count(
    orgId: string,
    filter: RunFilter,
    first: RunKey | null,
  ): Promise<{ total: number; preceding: number }> {
    const [row] = await this.database.query<{ total: string; preceding: string }[]>(
      `SELECT count(*) AS total,
              count(*) FILTER (WHERE (r.created_at, r.id) > ($9::timestamptz, $10::uuid)) AS preceding
       FROM import_run r WHERE ${FILTER}`,
      [...parametersOf(orgId, filter), first?.createdAt ?? null, first?.id ?? null],
    );
    return { total: Number(row?.total ?? 0), preceding: Number(row?.preceding ?? 0) };
  }

  /** Of each status and whether they were set aside; the filter's own status is left out of account. */
  counts(orgId: string, filter: RunFilter): Promise<{ status: RunStatus; dlq: boolean; runs: number }[]> {
    return this.database.query(
      `SELECT r.status, r.dlq, count(*)::int AS runs FROM import_run r WHERE ${FILTER} GROUP BY r.status, r.dlq`,
      parametersOf(orgId, { ...filter, status: undefined, dlq: undefined }),
    );
  }

  /** The latest run of each dataset that has one. */
  latestOf(orgId: string, datasetIds: readonly string[]): Promise<RunRow[]> {
    return this.database.query<RunRow[]>(
      `${RUN_SELECT}
       JOIN unnest($2::uuid[]) AS wanted(id) ON r.id = (
         SELECT id FROM import_run
         WHERE org_id = $1 AND dataset_id = wanted.id ORDER BY created_at DESC, id DESC LIMIT 1
       )`,
      [orgId, datasetIds],
    );
  }

  /** How many of the dataset's runs were started with each schema version. */
  async countsByVersion(orgId: string, datasetId: string): Promise<Map<number, number>> {
    const rows = await this.database.query<{ schema_version: number; runs: number }[]>(
      `SELECT schema_version, count(*)::int AS runs FROM import_run
       WHERE org_id = $1 AND dataset_id = $2 AND schema_version IS NOT NULL GROUP BY schema_version`,
      [orgId, datasetId],
    );
    return new Map(rows.map(({ schema_version, runs }) => [schema_version, runs]));
  }

  /** What the first pass over the run's file found out. */
  async profile(orgId: string, runId: string): Promise<FileProfile | null> {
    const [row] = await this.database.query<{ profile: FileProfile }[]>(
      'SELECT profile FROM import_run WHERE org_id = $1 AND id = $2',
      [orgId, runId],
    );
    return row?.profile ?? null;
  }

  /**
   * Column names of the dataset's latest upload, then those of its drafts, which wait for a mapping of their own
   * whatever was uploaded after them; null before the first upload.
   */
  async columnsToMap(orgId: string, datasetId: string): Promise<string[] | null> {
    const rows = await this.database.query<{ names: string[] }[]>(
      `SELECT jsonb_path_query_array(profile, '$.columns[*].name') AS names FROM import_run
       WHERE org_id = $1 AND dataset_id = $2
         AND (status = 'DRAFT' OR id = (SELECT id FROM import_run WHERE org_id = $1 AND dataset_id = $2
                                        ORDER BY created_at DESC, id DESC LIMIT 1))
       ORDER BY created_at DESC, id DESC`,
      [orgId, datasetId],
    );
    return rows.length === 0 ? null : [...new Set(rows.flatMap(({ names }) => names))];
  }

  /** The organization of a run: what the access check asks before it knows the caller's. */
  async organizationOf(runId: string): Promise<string | null> {
    const [row] = await this.database.query<{ org_id: string }[]>(
      'SELECT org_id FROM import_run WHERE id = $1',
      [runId],
    );
    return row?.org_id ?? null;
  }
}

function parametersOf(orgId: string, filter: RunFilter): unknown[] {
  const search = filter.search ? `%${escapeLike(filter.search)}%` : null;
  const { datasetId, status, dlq, createdBy, from, to } = filter;
  return [orgId, datasetId, status, dlq, search, createdBy, from, to].map((value) => value ?? null);
}
