import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FileProfile } from '@etl-studio/engine';
import { Config } from '../../../platform/config';
import type { FilePart } from '../../file-part';
import type { Claim } from '../claim';
import { CLAIM_LOCK, placesOf, PLACES } from '../places.sql';
import type { Progress } from '../progress';
import type { LoadedSums } from '../row-load';
import { WorkerIdentity } from '../worker-identity';
import type { ForeignPart, PartClaim, PartKey } from './part-claim';

/** Deaths of others at a part, after which only the run's own attempt takes it: whose deaths are held against the run. */
const MOST_LOSSES = 2;

interface PartRow extends Omit<PartClaim, 'from' | 'to'> {
  from_byte: string;
  to_byte: string;
  first_line: number;
  first_row: number;
}

interface ForeignRow extends PartRow {
  datasetId: string;
  schemaVersion: number;
  profile: FileProfile;
  traceparent: string | null;
}

/** Who loads which part of which run. What is true of a part is true only while its run is at the part's epoch. */
@Injectable()
export class PartsRepository {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly worker: WorkerIdentity,
  ) {}

  /** Puts the parts of a run's file up for loading. False if the run is no longer the claim's. */
  async put({ runId, epoch, profile }: Claim, parts: readonly FilePart[]): Promise<boolean> {
    const rows = parts.map((part, n) => ({ ...part, next: parts[n + 1]?.row ?? profile.dataRows + 1 }));
    const put = await this.database.query<unknown[]>(PUT, [runId, epoch, JSON.stringify(rows)]);
    return put.length === parts.length;
  }

  /** The next part of the attempt's own run that nobody has; null where there is none. */
  async takeOwn({ runId, epoch }: Claim): Promise<PartClaim | null> {
    const [row] = await this.database.query<PartRow[]>(TAKE_OWN, [runId, epoch, ...this.holder(true)]);
    return row ? toClaim(row) : null;
  }

  /** A part of whatever run, within the places of its organization; null where there is none to take. */
  async takeForeign(): Promise<ForeignPart | null> {
    const places = this.config.orgConcurrency;
    return this.database.transaction(async (transaction) => {
      const [free] = await transaction.query<{ runId: string; epoch: number }[]>(FREE, [1, places]);
      if (!free) return null;
      const run = [free.runId, free.epoch];
      // A statement of its own: what the next one counts must be seen after the lock was got.
      await transaction.query(LOCK_CLAIMS, [free.runId]);
      const parameters = [...run, ...this.holder(false), places];
      const [row] = await transaction.query<ForeignRow[]>(TAKE_FOREIGN, parameters);
      return row ? toForeign(row) : null;
    });
  }

  /** How many parts of other workers' runs could be taken now, up to the limit. */
  async free(limit: number): Promise<number> {
    return (await this.database.query<unknown[]>(FREE, [limit, this.config.orgConcurrency])).length;
  }

  /**
   * Says that the part's rows are stored, and what they add up to: the one statement that makes them the run's. False
   * where the run, or the part, went on without this turn.
   */
  async loaded(
    { runId, epoch, part, turn }: PartKey,
    sums: LoadedSums,
    progress: Progress,
  ): Promise<boolean> {
    const parameters = [runId, epoch, part, turn, JSON.stringify(sums), JSON.stringify(progress)];
    return (await this.database.query<unknown[]>(LOADED, parameters)).length === 1;
  }

  /** Gives the part back; what was tried and failed, for the run's own attempt to try. */
  async giveBack({ runId, epoch, part, turn }: PartKey, failed: boolean): Promise<void> {
    const losses = failed ? MOST_LOSSES : 0;
    await this.database.query(GIVE_BACK, [runId, epoch, part, turn, losses]);
  }

  async areLoaded({ runId, epoch }: Claim): Promise<boolean> {
    const open = await this.database.query<unknown[]>(
      'SELECT 1 FROM import_part WHERE run_id = $1 AND epoch = $2 AND result IS NULL LIMIT 1',
      [runId, epoch],
    );
    return open.length === 0;
  }

  /** How far the parts have come that somebody has or had. */
  progressOf({ runId, epoch }: Claim): Promise<{ part: number; progress: Progress }[]> {
    return this.database.query(
      'SELECT part, progress FROM import_part WHERE run_id = $1 AND epoch = $2 AND progress IS NOT NULL',
      [runId, epoch],
    );
  }

  /** What the parts add up to, in their order. */
  async *sumsOf({ runId, epoch }: Claim, parts: number): AsyncGenerator<LoadedSums> {
    for (let part = 0; part < parts; part++) {
      const [row] = await this.database.query<{ result: LoadedSums }[]>(
        'SELECT result FROM import_part WHERE run_id = $1 AND epoch = $2 AND part = $3 AND result IS NOT NULL',
        [runId, epoch, part],
      );
      if (!row) throw new Error(`Part ${part} of the run is not loaded`);
      yield row.result;
    }
  }

  /** Takes the parts down, and forgets that the file had any: it is loaded as a whole from now on. */
  async forget({ runId, epoch }: Claim): Promise<void> {
    await this.database.query('DELETE FROM import_part WHERE run_id = $1 AND epoch = $2', [runId, epoch]);
    await this.database.query(
      'UPDATE stored_file f SET parts = NULL FROM import_run r WHERE r.id = $1 AND f.id = r.stored_file_id',
      [runId],
    );
  }

  /** Deletes the parts of runs that have ended. */
  async removeEnded(): Promise<void> {
    await this.database.query(
      `DELETE FROM import_part p USING import_run r
       WHERE r.id = p.run_id AND r.status NOT IN ('QUEUED', 'RUNNING') AND p.lease_until IS NULL`,
    );
  }

  private holder(byAttempt: boolean): unknown[] {
    return [this.config.leaseSeconds, this.worker.id, byAttempt];
  }
}

const PUT = `
  INSERT INTO import_part (run_id, epoch, part, org_id, from_byte, to_byte, sha256, first_line, first_row, next_row)
  SELECT r.id, r.epoch, p.ordinality - 1, r.org_id, (p.value->>'from')::bigint, (p.value->>'to')::bigint,
         p.value->>'sha256', (p.value->>'line')::int, (p.value->>'row')::int, (p.value->>'next')::int
  FROM import_run r CROSS JOIN jsonb_array_elements($3) WITH ORDINALITY p
  WHERE r.id = $1 AND r.epoch = $2 AND r.status = 'RUNNING'
  RETURNING part`;

const IS_FREE = 'p.result IS NULL AND p.lease_until IS NULL';

const TAKEN = `
  turn = import_part.turn + 1, lease_until = now() + make_interval(secs => $3), backend_pids = '{}', progress = NULL,
  workers = array_append(import_part.workers, $4), by_attempt = $5`;

const CLAIMED = `
  import_part.run_id AS "runId", import_part.org_id AS "orgId", import_part.epoch, import_part.part,
  import_part.turn, from_byte, to_byte, import_part.sha256, first_line, first_row, next_row AS "nextRow"`;

const TAKE_OWN = `
  WITH taken AS (
    UPDATE import_part SET ${TAKEN}
    WHERE (run_id, epoch, part) = (
      SELECT p.run_id, p.epoch, p.part FROM import_part p JOIN import_run r ON r.id = p.run_id
      WHERE p.run_id = $1 AND p.epoch = $2 AND ${IS_FREE} AND r.epoch = p.epoch AND r.status = 'RUNNING'
      ORDER BY p.part LIMIT 1 FOR UPDATE OF p SKIP LOCKED
    )
    RETURNING ${CLAIMED}
  )
  SELECT * FROM taken`;

// Runs of organizations that have the fewest places come first, as runs that wait do.
const FREE = `
  SELECT p.run_id AS "runId", p.epoch FROM import_part p JOIN import_run r ON r.id = p.run_id
  LEFT JOIN (${PLACES}) held ON held.org_id = p.org_id
  WHERE ${IS_FREE} AND p.losses < ${MOST_LOSSES} AND r.epoch = p.epoch AND r.status = 'RUNNING'
    AND r.lease_until >= now() AND NOT r.cancel_requested AND coalesce(held.places, 0) < $2
  ORDER BY held.places, r.started_at, p.part LIMIT $1`;

const LOCK_CLAIMS = `
  SELECT pg_advisory_xact_lock(${CLAIM_LOCK}, hashtext(org_id::text)) FROM import_run WHERE id = $1`;

const TAKE_FOREIGN = `
  WITH taken AS (
    UPDATE import_part SET ${TAKEN}
    WHERE (run_id, epoch, part) = (
      SELECT p.run_id, p.epoch, p.part FROM import_part p JOIN import_run r ON r.id = p.run_id
      WHERE p.run_id = $1 AND p.epoch = $2 AND ${IS_FREE} AND p.losses < ${MOST_LOSSES}
        AND r.epoch = p.epoch AND r.status = 'RUNNING' AND r.lease_until >= now() AND NOT r.cancel_requested
        AND ${placesOf('r.org_id')} < $6
      ORDER BY p.part LIMIT 1 FOR UPDATE OF p SKIP LOCKED
    )
    RETURNING ${CLAIMED}
  )
  SELECT taken.*, r.dataset_id AS "datasetId", r.schema_version AS "schemaVersion", r.profile, r.traceparent
  FROM taken JOIN import_run r ON r.id = taken."runId"`;

const LOADED = `
  WITH loaded AS (
    UPDATE import_part p SET result = $5, progress = $6, lease_until = NULL, backend_pids = '{}'
    FROM import_run r
    WHERE p.run_id = $1 AND p.epoch = $2 AND p.part = $3 AND p.turn = $4 AND p.result IS NULL
      AND r.id = p.run_id AND r.epoch = p.epoch AND r.status = 'RUNNING' AND NOT r.cancel_requested
    RETURNING p.part
  )
  SELECT * FROM loaded`;

const GIVE_BACK = `
  UPDATE import_part SET lease_until = NULL, backend_pids = '{}', losses = greatest(losses, $5)
  WHERE run_id = $1 AND epoch = $2 AND part = $3 AND turn = $4 AND result IS NULL`;

function toClaim(row: PartRow): PartClaim {
  const { from_byte, to_byte, first_line: line, first_row: rowNumber, ...claim } = row;
  return { ...claim, from: { byteOffset: Number(from_byte), line, rowNumber }, to: Number(to_byte) };
}

function toForeign({ datasetId, schemaVersion, profile, traceparent, ...row }: ForeignRow): ForeignPart {
  const { orgId, runId } = row;
  return { ...toClaim(row), run: { orgId, runId, datasetId, schemaVersion, profile }, traceparent };
}
