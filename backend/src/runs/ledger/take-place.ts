import type { Client } from 'pg';
import { TELL_RUN_UPDATED } from '../run-changed';

/** A run that counted where a rerun now does. */
export interface Displaced {
  id: string;
  duplicate_allowed: boolean;
}

/**
 * Takes whatever counts at the place of the run's origin out of what counts: the origin, or another rerun of it. For
 * the transaction that publishes the run, under the lock of the ledger; none for a run that is no rerun.
 */
export async function revertInPlace(
  session: Client,
  rerun: { runId: string; userId: string | null },
  ledgerAt: string,
): Promise<Displaced[]> {
  const { rows } = await session.query<Displaced>(REVERT_IN_PLACE, [rerun.runId, ledgerAt, rerun.userId]);
  return rows;
}

/** The place of the origin of `run`; null where it has none, as it was never published. */
const placeOfOrigin = (run: string): string => `
  coalesce(${run}.place, (SELECT origin.place FROM import_run origin WHERE origin.id = ${run}.rerun_of))`;

/** That of `import_run`, for the statement that publishes it. */
export const PLACE_OF_ORIGIN = placeOfOrigin('import_run');

const REVERT_IN_PLACE = `
  WITH rerun AS (
    SELECT r.dataset_id, ${placeOfOrigin('r')} AS place FROM import_run r WHERE r.id = $1
  ), run AS (
    UPDATE import_run SET status = 'REVERTED', reverted_at = $2, seq = import_run.seq + 1000
    FROM rerun
    WHERE import_run.dataset_id = rerun.dataset_id AND import_run.place = rerun.place
      AND import_run.status = 'SUCCEEDED'
    RETURNING import_run.id, import_run.org_id, import_run.seq, import_run.duplicate_allowed
  ), reversion AS (
    INSERT INTO run_reversion (org_id, run_id, reverted_at, reverted_by) SELECT org_id, id, $2, $3 FROM run
  ), line AS (
    INSERT INTO run_log (org_id, run_id, event, text)
    SELECT run.org_id, run.id, 'reverted', 'Reverted: its rerun ' || $1::uuid || ' takes its place.' FROM run
  )
  SELECT run.id, run.duplicate_allowed, ${TELL_RUN_UPDATED} FROM run`;
