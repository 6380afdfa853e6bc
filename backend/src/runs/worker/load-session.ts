import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { MappedFields, RawRow } from '@etl-studio/engine';
import type { CellError } from '@etl-studio/contracts';
import type { RowHome } from '../rows/row-homes';
import { addRecordLine, addRowErrorLine, linePrefix } from './copy-text';
import { AttemptStopped } from './faults';
import { LoadTable } from './load-table';
import type { LoadTarget } from './load-target';

/** A host that vanished never confirms the end. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Rows of one load on their way into the database: records and row errors each on a session and in a
 * transaction of their own, without savepoints. No reader reaches them before the run is published.
 */
export class LoadSession {
  private readonly prefix: string;
  private records: LoadTable | null = null;
  private rowErrors: LoadTable | null = null;
  private handedOver = false;

  private constructor(
    private readonly target: LoadTarget,
    /** Publishes once the rows are stored: its process is known to whoever has to end a frozen attempt. */
    readonly session: Client,
    private readonly errorSession: Client,
  ) {
    this.prefix = linePrefix(target.home);
  }

  /** Rows can be added after `begin`. */
  static async connect(target: LoadTarget, connect: (name: string) => Promise<Client>): Promise<LoadSession> {
    const session = await connect(target.sessionName);
    try {
      return new LoadSession(target, session, await connect(target.sessionName));
    } catch (error) {
      await session.end();
      throw error;
    }
  }

  get home(): RowHome {
    return this.target.home;
  }

  // No timeout of the database ends a session whose client froze in the middle of COPY: the reconciler does.
  async storeBackends(): Promise<void> {
    const pids = await Promise.all([backendPid(this.session), backendPid(this.errorSession)]);
    if (!(await this.target.keepBackends(this.session, pids))) throw new AttemptStopped('lease_lost');
  }

  async begin(): Promise<void> {
    [this.records, this.rowErrors] = await Promise.all([
      LoadTable.open(this.session, 'record', this.target),
      LoadTable.open(this.errorSession, 'row_error', this.target),
    ]);
  }

  addRecord(row: RawRow, record: MappedFields): void {
    if (this.records) addRecordLine(this.records.sink.lines, this.prefix, row, record);
  }

  addRowError(row: RawRow, errors: readonly CellError[]): void {
    if (this.rowErrors) addRowErrorLine(this.rowErrors.sink.lines, this.prefix, row, errors);
  }

  /** Waits until the database has room for more. */
  async breathe(): Promise<void> {
    await this.records?.sink.flushFull();
    await this.rowErrors?.sink.flushFull();
  }

  /** Makes the rows durable; they stay unseen until the run is published. */
  async commit(): Promise<void> {
    await Promise.all([this.records?.finish(), this.rowErrors?.finish()]);
    await Promise.all([this.records?.commit(), this.rowErrors?.commit()]);
  }

  /** Its sessions, for others to go on with once everything is committed: it does not end them any more. */
  handOver(): Client[] {
    this.handedOver = true;
    return [this.session, this.errorSession];
  }

  /** Ends the sessions, and with them whatever was not committed. Cuts off a session that is still busy. */
  async close(): Promise<void> {
    if (this.handedOver) return;
    const ended = Promise.all([this.session.end(), this.errorSession.end()]);
    await Promise.race([ended, setTimeout(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
  }
}

async function backendPid(session: Client): Promise<number> {
  const { rows } = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const [row] = rows;
  if (!row) throw new Error('pg_backend_pid gave no row');
  return row.pid;
}
