import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportMode } from '@etl-studio/contracts';
import type { FileProfile } from '@etl-studio/engine';
import { ChangeLog } from '../../platform/changes';
import { isForeignKeyViolation, isUniqueViolation } from '../../platform/database';
import { notFound } from '../../platform/http';
import type { StorageName } from '../../platform/storage';
import type { FilePart } from '../file-part';
import type { Actor } from '../lifecycle/lifecycle.repository';

/** A stored file that becomes a run. */
export interface RunDraft {
  datasetId: string;
  userId: string;
  userName: string;
  mode: ImportMode;
  allowDuplicate: boolean;
  storage: StorageName;
  key: string;
  name: string;
  sha256: string;
  /** Bytes. */
  size: number;
  profile: FileProfile;
  /** In which several workers may load it; null for a file that is loaded as a whole. */
  parts: FilePart[] | null;
}

/** The run that has the same bytes in the same dataset. */
export interface Twin {
  id: string;
  file_name: string;
  created_at: Date;
}

const DATASET_KEY = 'import_run_org_id_dataset_id_fkey';

@Injectable()
export class RunDraftsRepository {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeLog,
  ) {}

  /**
   * Inserts file and run in one transaction; null where another run has the same bytes, and may not be doubled.
   * Throws `not_found` where the dataset was deleted meanwhile.
   */
  async create(orgId: string, draft: RunDraft): Promise<string | null> {
    try {
      return await this.insert(orgId, draft);
    } catch (error) {
      if (isUniqueViolation(error, 'import_run_duplicate')) return null;
      if (isForeignKeyViolation(error, DATASET_KEY)) throw notFound();
      throw error;
    }
  }

  /** Stores that a draft's file is read otherwise; false where the run is no draft any more. */
  reread(
    actor: Actor,
    runId: string,
    { profile, parts }: Pick<RunDraft, 'profile' | 'parts'>,
  ): Promise<boolean> {
    const { orgId, userId, userName } = actor;
    return this.database.transaction(async (transaction) => {
      const rows = profile.dataRows.toLocaleString('en-US');
      const text = `Read otherwise, as ${userName} said: ${rows} data rows, ${profile.columns.length} columns.`;
      const changed = await transaction.query<unknown[]>(
        `WITH run AS (
           UPDATE import_run SET profile = $3, total_rows = $4
           WHERE org_id = $1 AND id = $2 AND status = 'DRAFT' RETURNING org_id, id, stored_file_id
         ), file AS (
           UPDATE stored_file SET parts = $6 FROM run
           WHERE stored_file.org_id = run.org_id AND stored_file.id = run.stored_file_id
         ), line AS (
           INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, 'reread', $5 FROM run
         )
         SELECT id FROM run`,
        [orgId, runId, JSON.stringify(profile), profile.dataRows, text, parts && JSON.stringify(parts)],
      );
      if (changed.length === 0) return false;
      const detail = { ...profile.dialect.said };
      const resource = { resourceType: 'run', resourceId: runId };
      await this.changes.record(transaction, { orgId, userId, action: 'run.reread', ...resource, detail });
      return true;
    });
  }

  async twinOf(orgId: string, datasetId: string, sha256: string): Promise<Twin | null> {
    const [twin] = await this.database.query<Twin[]>(
      `SELECT id, file_name, created_at FROM import_run
       WHERE org_id = $1 AND dataset_id = $2 AND sha256 = $3 AND status NOT IN ('FAILED', 'CANCELLED', 'REVERTED')
       ORDER BY duplicate_allowed, created_at LIMIT 1`,
      [orgId, datasetId, sha256],
    );
    return twin ?? null;
  }

  private insert(orgId: string, draft: RunDraft): Promise<string> {
    const { key, storage, sha256, size, name, datasetId, mode, allowDuplicate, profile, userId, parts } =
      draft;
    return this.database.transaction(async (transaction) => {
      const [run] = await transaction.query<[{ id: string }]>(
        `WITH file AS (
           INSERT INTO stored_file (id, org_id, storage, key, sha256, size, name, parts)
           VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $14) RETURNING id
         ), run AS (
           INSERT INTO import_run (org_id, dataset_id, stored_file_id, file_name, file_size, sha256,
                                   duplicate_allowed, mode, profile, total_rows, created_by)
           SELECT $1, $7, file.id, $6, $5, $4, $8, $9, $10, $11, $12 FROM file RETURNING id
         ), line AS (
           INSERT INTO run_log (org_id, run_id, event, text) SELECT $1, run.id, 'uploaded', $13 FROM run
         )
         SELECT id FROM run`,
        [
          orgId,
          storage,
          key,
          sha256,
          size,
          name,
          datasetId,
          allowDuplicate,
          mode,
          JSON.stringify(profile),
          profile.dataRows,
          userId,
          logText(draft),
          parts && JSON.stringify(parts),
        ],
      );
      const detail = { datasetId, fileName: name, size, sha256 };
      await this.changes.record(transaction, {
        orgId,
        userId,
        action: 'run.created',
        resourceType: 'run',
        resourceId: run.id,
        detail,
      });
      return run.id;
    });
  }
}

function logText({ name, userName, profile }: RunDraft): string {
  const rows = profile.dataRows.toLocaleString('en-US');
  return `${name} uploaded by ${userName}: ${rows} data rows, ${profile.columns.length} columns.`;
}
