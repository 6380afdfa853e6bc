import type { SliceBy } from '@etl-studio/contracts';
import type { Client } from 'pg';
import { recordsOf, type RowHome } from '../rows/row-homes';
import type { Rollup } from './rollup-tally';

/** What the records of an attempt add up to; `sums` is null where there were too many to hold while loading. */
export interface Rollups {
  perCampaign: boolean;
  sums: Rollup[] | null;
}

/** Whether sums are kept apart by campaign too: only where the dataset's slices are. */
export function perCampaign(sliceBy: SliceBy): boolean {
  return sliceBy === 'date,channel,campaign';
}

/** Stores the sums of the attempt, from its records where the load could not tell them. */
export async function storeRollups(
  session: Client,
  datasetId: string,
  home: RowHome,
  sliceBy: SliceBy,
  rollups: Rollups,
): Promise<void> {
  const owner = [home.orgId, datasetId, home.runId];
  const wanted = perCampaign(sliceBy);
  const { sums } = rollups;
  if (!sums || rollups.perCampaign !== wanted)
    await session.query(sumUp(home), [...owner, home.epoch, wanted]);
  else await session.query(STORE, [...owner, JSON.stringify(sums)]);
}

const INTO =
  'INSERT INTO run_rollup (org_id, dataset_id, run_id, currency, date, channel, campaign, records, spend, clicks, conversions)';

const STORE = `
  ${INTO}
  SELECT $1, $2, $3, s.* FROM jsonb_to_recordset($4) AS
    s(currency text, date date, channel text, campaign text, records bigint, spend numeric, clicks numeric,
      conversions numeric)`;

const sumUp = (home: RowHome) => `
  ${INTO}
  SELECT $1, $2, $3, coalesce(currency, '') AS named, date, channel, CASE WHEN $5::boolean THEN campaign ELSE '' END AS part,
         count(*), sum(spend), coalesce(sum(clicks), 0), coalesce(sum(conversions), 0)
  FROM ${recordsOf(home)} WHERE run_id = $3 AND epoch = $4
  GROUP BY named, date, channel, part`;
