import type { Client } from 'pg';
import type { RowHome, RowKind } from '../rows/row-homes';
import { CopySink } from './copy-sink';
import { recordColumns, rowErrorColumns } from './copy-text';
import { AttemptStopped } from './faults';
import type { LoadTarget } from './load-target';

const COLUMNS: Record<RowKind, (home: RowHome) => string> = {
  record: recordColumns,
  row_error: rowErrorColumns,
};

/** Rows of one kind on their way into their table, in a transaction of their own without savepoints. */
export class LoadTable {
  private constructor(
    private readonly session: Client,
    private readonly kind: RowKind,
    private readonly target: LoadTarget,
    readonly sink: CopySink,
  ) {}

  /** Begins the transaction and, where the rows get tables of their own, makes this one. */
  static async open(session: Client, kind: RowKind, target: LoadTarget): Promise<LoadTable> {
    // Nothing reads the rows before the publish, whose own commit waits for the disk and so for all before it.
    await session.query('BEGIN; SET LOCAL synchronous_commit = off');
    const table = await target.table(session, kind);
    // Nobody else sees a table of this transaction: its rows may be stored as if everybody already did.
    const options = target.home.ownTables ? 'WITH (FREEZE)' : '';
    const sink = new CopySink(session, `${table} (${COLUMNS[kind](target.home)})`, options);
    return new LoadTable(session, kind, target, sink);
  }

  /** Resolves once the database has every row, and the keys that reading an own table takes. */
  async finish(): Promise<void> {
    await this.sink.end();
    await this.target.finish(this.session, this.kind);
  }

  /** Only while the run is the holder's: rows of one that ended would come after those who remove what it left. */
  async commit(): Promise<void> {
    const isHeld = await this.target.hold(this.session);
    if (!isHeld) throw new AttemptStopped('lease_lost');
    await this.session.query('COMMIT');
  }
}
