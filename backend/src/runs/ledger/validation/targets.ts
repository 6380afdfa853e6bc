import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SliceBy } from '@etl-studio/contracts';
import { notFound } from '../../../platform/http';
import type { RunRow } from '../../run.entity';
import type { Target } from './overlap.sql';

/** Where a run lies, or would lie, among those of its dataset. */
@Injectable()
export class Targets {
  constructor(private readonly database: DataSource) {}

  async of({ org_id: orgId, dataset_id: datasetId, id }: RunRow): Promise<Target> {
    const [row] = await this.database.query<{ slice_by: SliceBy; place: string | null }[]>(
      `SELECT d.slice_by, coalesce(r.place, origin.place) AS place
       FROM import_run r JOIN import_dataset d ON d.id = r.dataset_id
       LEFT JOIN import_run origin ON origin.id = r.rerun_of
       WHERE r.org_id = $1 AND r.id = $2`,
      [orgId, id],
    );
    if (!row) throw notFound();
    return { orgId, datasetId, sliceBy: row.slice_by, place: row.place };
  }

  /** Whether anything counts in the dataset under a channel other than this one; null: under any channel. */
  async holdsOthers({ orgId, datasetId }: Target, channel: string | null): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `SELECT 1 FROM live_rollup WHERE org_id = $1 AND dataset_id = $2 AND ($3::text IS NULL OR channel <> $3) LIMIT 1`,
      [orgId, datasetId, channel],
    );
    return rows.length > 0;
  }
}
