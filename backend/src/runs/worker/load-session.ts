import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { MappedFields, RawRow } from '@etl-studio/engine';
import type { CellError } from '@etl-studio/contracts';
import type { Claim } from './claim';
import { deservesOwnTables, type RowHome } from '../rows/row-homes';
import { addRecordLine, addRowErrorLine, linePrefix } from './copy-text';
import { AttemptStopped } from './faults';
import { LoadTable } from './load-table';

/** A host that vanished never confirms the end. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Rows of one attempt on their way into the database: records and row errors each on a session and in a
 * transaction of their own, without savepoints. No reader reaches them before the run is published.
 */
export class LoadSession {
  private readonly prefix: string;
  private records: LoadTable | null = null;
  private rowErrors: LoadTable | null = null;
  private handedOver = false;

  private constructor(
    readonly home: RowHome,
    /** Publishes once the rows are stored: its process is known to whoever has to end a frozen attempt. */
    readonly session: Client,
    private readonly errorSession: Client,
  ) {
    this.prefix = linePrefix(home);
  }

  /** Rows can be added after `begin`. */
  static async connect(claim: Claim, connect: (name: string) => Promise<Client>): Promise<LoadSession> {
    const name = loadSessionName(claim.runId, claim.epoch);
    const session = await connect(name);
    try {
      return new LoadSession(homeOf(claim), session, await connect(name));
    } catch (error) {
      await session.end();
      throw error;
    }
  }

  async begin(): Promise<void> {
    await this.storeBackends();
    [this.records, this.rowErrors] = await Promise.all([
      LoadTable.open(this.session, 'record', this.home),
      LoadTable.open(this.errorSession, 'row_error', this.home),
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

  // No timeout of the database ends a session whose client froze in the middle of COPY: the reconciler does.
  private async storeBackends(): Promise<void> {
    const pids = await Promise.all([backendPid(this.session), backendPid(this.errorSession)]);
    const { rowCount } = await this.session.query(
      "UPDATE import_run SET backend_pids = $3 WHERE id = $1 AND epoch = $2 AND status = 'RUNNING'",
      [this.home.runId, this.home.epoch, pids],
    );
    if (rowCount !== 1) throw new AttemptStopped('lease_lost');
  }
}

function homeOf({ orgId, runId, epoch, profile }: Claim): RowHome {
  return { orgId, runId, epoch, ownTables: deservesOwnTables(profile.dataRows) };
}

/** Names the sessions of an attempt, so that a recorded process id is never taken for another's session. */
export function loadSessionName(runId: string, epoch: number): string {
  return `${runId} ${epoch}`;
}

async function backendPid(session: Client): Promise<number> {
  const { rows } = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const [row] = rows;
  if (!row) throw new Error('pg_backend_pid gave no row');
  return row.pid;
}
