import type { Client } from 'pg';
import { AttemptStopped } from './faults';
import { tableOf, type RowHome, type RowKind } from '../rows/row-homes';
import { CopySink } from './copy-sink';
import { recordColumns, rowErrorColumns } from './copy-text';

const COLUMNS: Record<RowKind, (home: RowHome) => string> = {
  record: recordColumns,
  row_error: rowErrorColumns,
};

/** Rows of one kind on their way into their table, in a transaction of their own without savepoints. */
export class LoadTable {
  private constructor(
    private readonly session: Client,
    private readonly kind: RowKind,
    private readonly home: RowHome,
    readonly sink: CopySink,
  ) {}

  /** Begins the transaction and, where the run has tables of its own, makes this one. */
  static async open(session: Client, kind: RowKind, home: RowHome): Promise<LoadTable> {
    // Nothing reads the rows before the publish, whose own commit waits for the disk and so for all before it.
    await session.query('BEGIN; SET LOCAL synchronous_commit = off');
    if (home.ownTables)
      await session.query('SELECT create_run_table($1, $2, $3)', [home.runId, home.epoch, kind]);
    // Nobody else sees a table of this transaction: its rows may be stored as if everybody already did.
    const options = home.ownTables ? 'WITH (FREEZE)' : '';
    const table = home.ownTables ? tableOf(kind, home) : await sharedPartition(session, kind, home.runId);
    const sink = new CopySink(session, `${table} (${COLUMNS[kind](home)})`, options);
    return new LoadTable(session, kind, home, sink);
  }

  /** Resolves once the database has every row, and the keys that reading an own table takes. */
  async finish(): Promise<void> {
    await this.sink.end();
    const { runId, epoch, ownTables } = this.home;
    if (ownTables) await this.session.query('SELECT finish_run_table($1, $2, $3)', [runId, epoch, this.kind]);
  }

  /** Only while the run is this attempt's: rows of one that ended would come after those who remove what it left. */
  async commit(): Promise<void> {
    const { runId, epoch } = this.home;
    const { rowCount } = await this.session.query(HOLD_RUN, [runId, epoch]);
    if (rowCount !== 1) throw new AttemptStopped('lease_lost');
    await this.session.query('COMMIT');
  }
}

// The lock keeps the run from being taken back before the rows are there to be found; a worker that freezes with it
// does not keep it for long.
const HOLD_RUN = `
  SELECT set_config('idle_in_transaction_session_timeout', '10s', true)
  FROM import_run WHERE id = $1 AND epoch = $2 AND status = 'RUNNING' FOR SHARE`;

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
