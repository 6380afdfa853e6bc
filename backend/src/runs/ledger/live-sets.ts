import type { SqlRunner } from '../../platform/database';
import { liveSlicesOf, type LiveHome, type LiveSet } from './live-records.sql';

interface HomeRow {
  run_id: string;
  epoch: number;
  own_tables: boolean;
  has_mends: boolean;
  whole: boolean;
  by_channel: boolean;
  by_campaign: boolean;
}

/**
 * Which runs hold what counts in a dataset, now or at an instant. Whoever reads records by it does so in the same
 * transaction, REPEATABLE READ: else a run could be published in between and half of a change be seen.
 */
export async function liveSetOf(
  transaction: SqlRunner,
  orgId: string,
  datasetId: string,
  asOf: string | null,
): Promise<LiveSet> {
  const set = { orgId, datasetId, asOf };
  const rows = (await transaction.query(
    `SELECT r.id AS run_id, r.published_epoch AS epoch, r.own_tables, r.has_mends, s.by_channel, s.by_campaign,
            s.live = (SELECT count(*) FROM run_slice held WHERE held.run_id = r.id) AS whole
     FROM (
       SELECT run_id, count(*) AS live, bool_or(channel <> '') AS by_channel, bool_or(campaign <> '') AS by_campaign
       FROM ${liveSlicesOf(set, 'live')} WHERE org_id = $1 GROUP BY run_id
     ) s
     JOIN import_run r ON r.id = s.run_id AND r.org_id = $1 AND r.published_epoch IS NOT NULL
     ORDER BY r.place, r.publish_seq`,
    [orgId],
  )) as HomeRow[];
  return {
    ...set,
    homes: rows.map((row): LiveHome => ({
      orgId,
      runId: row.run_id,
      epoch: row.epoch,
      ownTables: row.own_tables,
      hasMends: row.has_mends,
      whole: row.whole,
    })),
    byChannel: rows.some((row) => row.by_channel),
    byCampaign: rows.some((row) => row.by_campaign),
  };
}
