import type { Client } from 'pg';
import { deservesOwnTables, tableOf, type RowHome, type RowKind } from '../rows/row-homes';
import type { Claim } from './claim';
import { SHORT_HOLD, type LoadTarget } from './load-target';

/** The tables of an attempt: those that all small runs share, or the large run's own. */
export class AttemptTarget implements LoadTarget {
  readonly home: RowHome;
  readonly sessionName: string;

  constructor({ orgId, runId, epoch, profile }: Pick<Claim, 'orgId' | 'runId' | 'epoch' | 'profile'>) {
    this.home = { orgId, runId, epoch, ownTables: deservesOwnTables(profile.dataRows) };
    this.sessionName = loadSessionName(runId, epoch);
  }

  async keepBackends(session: Client, pids: number[]): Promise<boolean> {
    const sql = "UPDATE import_run SET backend_pids = $3 WHERE id = $1 AND epoch = $2 AND status = 'RUNNING'";
    return this.isHit(session, sql, [pids]);
  }

  async table(session: Client, kind: RowKind): Promise<string> {
    const { runId, epoch, ownTables } = this.home;
    if (!ownTables) return sharedPartition(session, kind, runId);
    await session.query('SELECT create_run_table($1, $2, $3)', [runId, epoch, kind]);
    return tableOf(kind, this.home);
  }

  async finish(session: Client, kind: RowKind): Promise<void> {
    const { runId, epoch, ownTables } = this.home;
    if (ownTables) await session.query('SELECT finish_run_table($1, $2, $3)', [runId, epoch, kind]);
  }

  hold(session: Client): Promise<boolean> {
    const sql = `
      SELECT ${SHORT_HOLD} FROM import_run WHERE id = $1 AND epoch = $2 AND status = 'RUNNING' FOR SHARE`;
    return this.isHit(session, sql);
  }

  private async isHit(session: Client, sql: string, parameters: unknown[] = []): Promise<boolean> {
    const { runId, epoch } = this.home;
    return (await session.query(sql, [runId, epoch, ...parameters])).rowCount === 1;
  }
}

export function loadSessionName(runId: string, epoch: number): string {
  return `${runId} ${epoch}`;
}

/** COPY passes by the wall between organizations only where nothing can be read. */
async function sharedPartition(session: Client, kind: RowKind, runId: string): Promise<string> {
  const { rows } = await session.query<{ name: string }>('SELECT shared_partition($1, $2) AS name', [
    kind,
    runId,
  ]);
  const [partition] = rows;
  if (!partition) throw new Error('shared_partition gave no row');
  return partition.name;
}
