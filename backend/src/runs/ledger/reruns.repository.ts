import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../../platform/changes';
import type { Actor } from '../lifecycle/lifecycle.repository';
import type { RunRow } from '../run.entity';

/** New drafts of files that were imported before. */
@Injectable()
export class RerunsRepository {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeLog,
  ) {}

  /** A draft of the origin's file, by its id; null where the origin is not in one of the states any more. */
  create(
    { orgId, userId, userName }: Actor,
    origin: RunRow,
    schemaVersion: number | null,
    states: readonly string[],
  ): Promise<string | null> {
    return this.database.transaction(async (transaction) => {
      const note = `Drafted by ${userName} as a rerun of ${origin.file_name} (${origin.id}).`;
      const parameters = [orgId, origin.id, schemaVersion, userId, note, states];
      const [draft] = await transaction.query<{ id: string }[]>(CREATE, parameters);
      if (!draft) return null;
      const detail = { datasetId: origin.dataset_id, fileName: origin.file_name, rerunOf: origin.id };
      const resource = { resourceType: 'run', resourceId: draft.id, detail };
      await this.changes.record(transaction, { orgId, userId, action: 'run.created', ...resource });
      return draft.id;
    });
  }
}

// Locked, the origin is not deleted meanwhile, and its file not with it. The bytes of a run that counts are in the
// dataset once already; those of any other are the draft's from now on. The place is the draft's as well: of a rerun
// that failed it is handed on, and it stays when the origin is deleted.
const CREATE = `
  WITH origin AS (
    SELECT * FROM import_run WHERE org_id = $1 AND id = $2 AND status = ANY ($6) FOR SHARE
  ), run AS (
    INSERT INTO import_run (org_id, dataset_id, stored_file_id, file_name, file_size, sha256, duplicate_allowed, mode,
                            profile, total_rows, schema_version, rerun_of, place, created_by)
    SELECT org_id, dataset_id, stored_file_id, file_name, file_size, sha256,
           duplicate_allowed OR status = 'SUCCEEDED', mode, profile, (profile->>'dataRows')::int, $3, id, place, $4
    FROM origin RETURNING id, org_id
  ), line AS (
    INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, 'rerun', $5 FROM run
  )
  SELECT id FROM run`;
