import type { Client } from 'pg';
import type { RowHome, RowKind } from '../../rows/row-homes';
import { SHORT_HOLD, type LoadTarget } from '../load-target';
import { partSessionName, type PartClaim } from './part-claim';

/** Tables of a turn at a part: they become partitions of the run's once all parts are loaded. */
export class PartTarget implements LoadTarget {
  readonly home: RowHome;
  readonly sessionName: string;
  private readonly key: unknown[];

  constructor(claim: PartClaim) {
    const { orgId, runId, epoch, part, turn } = claim;
    this.home = { orgId, runId, epoch, ownTables: true };
    this.sessionName = partSessionName(claim);
    this.key = [runId, epoch, part, turn];
  }

  async keepBackends(session: Client, pids: number[]): Promise<boolean> {
    const { rowCount } = await session.query(KEEP_BACKENDS, [...this.key, pids]);
    return rowCount === 1;
  }

  async table(session: Client, kind: RowKind): Promise<string> {
    const { rows } = await session.query<{ name: string }>(
      'SELECT create_run_part($1, $2, $5, $3, $4) AS name',
      [...this.key, kind],
    );
    const [table] = rows;
    if (!table) throw new Error('create_run_part gave no row');
    return table.name;
  }

  async finish(session: Client, kind: RowKind): Promise<void> {
    await session.query('SELECT finish_run_part($1, $2, $5, $3, $4)', [...this.key, kind]);
  }

  async hold(session: Client): Promise<boolean> {
    return (await session.query(HOLD, this.key)).rowCount === 1;
  }
}

const KEEP_BACKENDS = `
  UPDATE import_part SET backend_pids = $5
  WHERE run_id = $1 AND epoch = $2 AND part = $3 AND turn = $4 AND lease_until IS NOT NULL`;

const HOLD = `
  SELECT ${SHORT_HOLD} FROM import_run r JOIN import_part p ON p.run_id = r.id AND p.epoch = r.epoch
  WHERE r.id = $1 AND r.epoch = $2 AND r.status = 'RUNNING' AND p.part = $3 AND p.turn = $4 FOR SHARE OF r`;
