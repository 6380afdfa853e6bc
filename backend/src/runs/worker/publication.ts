import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import type { ControlTotals, SliceBy, TopError } from '@etl-studio/contracts';
import { ChangeLog } from '../../platform/changes';
import { Config } from '../../platform/config';
import { mendAgain, type MendsAgain } from '../mending/mends-again';
import type { KeptReceipt } from '../receipt/kept-receipt';
import { outcomeText } from '../receipt/outcome';
import type { RowHome } from '../rows/row-homes';
import { TELL_RUN_CHANGED } from '../run-changed';
import type { Claim } from './claim';
import type { LoadSession } from './load-session';
import { LOCK_LEDGER, type LockedLedger } from '../ledger/lock-ledger';
import { PLACE_OF_ORIGIN, revertInPlace, type Displaced } from '../ledger/take-place';
import { perCampaign, storeRollups, type Rollups } from './rollups';

/** What a loaded file adds up to; amounts are exact decimal strings. */
export interface LoadResult {
  totalRows: number;
  validRows: number;
  invalidRows: number;
  rowsPerSecond: number;
  spend: string;
  topErrors: TopError[];
  control: ControlTotals | null;
  receipt: KeptReceipt;
  rollups: Rollups;
  /** For a rerun whose origin has mends. */
  mendsAgain?: MendsAgain | null;
}

/** The run is not this attempt's any more, or was cancelled: nothing was published. */
export class FencedPublish extends Error {}

/** Makes a loaded attempt the run's records: one short transaction, or nothing at all. */
@Injectable()
export class Publication {
  constructor(
    private readonly changes: ChangeLog,
    private readonly config: Config,
  ) {}

  async publish(claim: Claim, { session, home }: LoadSession, result: LoadResult): Promise<void> {
    await session.query('BEGIN');
    // A worker that freezes here must not hold the dataset for longer than it may hold the run.
    await session.query(`SET LOCAL idle_in_transaction_session_timeout = '${this.config.leaseSeconds}s'`);
    const sliceBy = await this.sliceBy(claim, session);
    // The long part comes before any lock is held.
    await storeRollups(session, claim.datasetId, home, sliceBy, result.rollups);
    const ledgerAt = await this.lockLedger(claim, session, sliceBy);
    const displaced = await revertInPlace(session, claim, ledgerAt);
    await this.succeed(home, session, result, ledgerAt, displaced);
    await session.query(PUSH_SLICES, [claim.runId, sliceBy !== 'date', perCampaign(sliceBy)]);
    if (result.mendsAgain) {
      const run = { rows: { ...home, hasMends: true }, sliceBy, instant: ledgerAt };
      await mendAgain(session, result.mendsAgain, run, result.topErrors);
    }
    await this.changes.record(session, {
      orgId: claim.orgId,
      userId: claim.userId,
      action: 'run.succeeded',
      resourceType: 'run',
      resourceId: claim.runId,
      detail: { validRows: result.validRows, invalidRows: result.invalidRows, spend: result.spend },
    });
    for (const { id } of displaced) await this.recordRevert(claim, session, id);
    await session.query('COMMIT');
  }

  private recordRevert({ orgId, userId, runId }: Claim, session: Client, resourceId: string): Promise<void> {
    const resource = { resourceType: 'run', resourceId, detail: { rerun: runId } };
    return this.changes.record(session, { orgId, userId, action: 'run.reverted', ...resource });
  }

  private async sliceBy(claim: Claim, session: Client): Promise<SliceBy> {
    const { rows } = await session.query<{ slice_by: SliceBy }>(
      'SELECT slice_by FROM import_dataset WHERE org_id = $1 AND id = $2',
      [claim.orgId, claim.datasetId],
    );
    const [dataset] = rows;
    if (!dataset) throw new FencedPublish('The dataset of the run is gone');
    return dataset.slice_by;
  }

  // One change of a dataset's ledger at a time: the order of `publish_seq` is the order in which runs are seen.
  private async lockLedger(claim: Claim, session: Client, before: SliceBy): Promise<string> {
    const { rows } = await session.query<LockedLedger>(LOCK_LEDGER, [claim.orgId, claim.datasetId]);
    const [ledger] = rows;
    if (!ledger) throw new FencedPublish('The dataset of the run is gone');
    if (ledger.slice_by !== before)
      throw new Error("The dataset's slices changed while the run was published");
    return ledger.ledger_at;
  }

  private async succeed(
    { runId, epoch, ownTables }: RowHome,
    session: Client,
    result: LoadResult,
    ledgerAt: string,
    displaced: readonly Displaced[],
  ): Promise<void> {
    // It stands for the bytes of what it displaces: a second upload of them is a duplicate of it.
    const standsForBytes = displaced.some((run) => !run.duplicate_allowed);
    const { rowCount } = await session.query(SUCCEED, [
      runId,
      epoch,
      result.totalRows,
      result.validRows,
      result.invalidRows,
      result.rowsPerSecond,
      result.spend,
      JSON.stringify(result.topErrors),
      JSON.stringify(result.control),
      JSON.stringify(result.receipt),
      outcomeText(result.validRows, result.totalRows, result.control),
      ownTables,
      ledgerAt,
      standsForBytes,
    ]);
    if (rowCount !== 1) throw new FencedPublish('The run is no longer held by this attempt');
  }
}

const PUSH_SLICES = `
  INSERT INTO run_slice (org_id, dataset_id, run_id, date, channel, campaign, mode, publish_seq, place)
  SELECT DISTINCT u.org_id, u.dataset_id, u.run_id, u.date, CASE WHEN $2::boolean THEN u.channel ELSE '' END,
         CASE WHEN $3::boolean THEN u.campaign ELSE '' END, r.mode, r.publish_seq, r.place
  FROM run_rollup u JOIN import_run r ON r.id = u.run_id
  WHERE u.run_id = $1`;

const SUCCEED = `
  WITH publication AS MATERIALIZED (SELECT nextval('run_publish_seq') AS seq), run AS (
    UPDATE import_run
    SET status = 'SUCCEEDED', published_epoch = epoch, publish_seq = publication.seq,
        place = coalesce(${PLACE_OF_ORIGIN}, publication.seq),
        duplicate_allowed = import_run.duplicate_allowed AND NOT $14,
        published_at = $13, seq = import_run.seq + 1000, phase = NULL, lease_until = NULL, worker_id = NULL, backend_pids = '{}', finished_at = clock_timestamp(),
        bytes_read = file_size, total_rows = $3, processed_rows = $3, valid_rows = $4, invalid_rows = $5,
        rows_per_second = $6, spend = $7, top_errors = $8, control = nullif($9::jsonb, 'null'), receipt = $10,
        own_tables = $12
    FROM publication WHERE id = $1 AND epoch = $2 AND status = 'RUNNING' AND NOT cancel_requested
    RETURNING id, org_id, import_run.seq
  ), attempt AS (
    UPDATE import_run_attempt a SET status = 'SUCCEEDED', finished_at = clock_timestamp()
    FROM run WHERE a.run_id = run.id AND a.epoch = $2
  ), line AS (
    INSERT INTO run_log (org_id, run_id, event, text) SELECT org_id, id, 'succeeded', $11 FROM run
  )
  SELECT ${TELL_RUN_CHANGED} FROM run`;
