import type { RunRow } from '../run.entity';
import type { PublishedRows } from './record-filter.sql';

/** Which rows of the run readers may see; null before it is published. */
export function publishedRowsOf(run: RunRow): PublishedRows | null {
  const { org_id: orgId, id: runId, published_epoch: epoch } = run;
  return epoch === null ? null : { orgId, runId, epoch, ownTables: run.own_tables, hasMends: run.has_mends };
}
