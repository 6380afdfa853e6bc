import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { MappedValues, RawRow } from '@etl-studio/engine';
import type { CellError } from '@etl-studio/contracts';
import type { Claim } from './claim';
import { CopySink } from './copy-sink';
import { linePrefix, RECORD_COLUMNS, recordLine, ROW_ERROR_COLUMNS, rowErrorLine } from './copy-text';
import { AttemptStopped } from './faults';

/** A host that vanished never confirms the end. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Rows of one attempt on their way into the database: records and row errors each on a session and in a
 * transaction of their own, without savepoints. No reader reaches them before the run is published.
 */
export class LoadSession {
  private readonly prefix: string;
  private records: CopySink | null = null;
  private rowErrors: CopySink | null = null;

  private constructor(
    private readonly claim: Claim,
    /** Publishes once the rows are stored: its process is known to whoever has to end a frozen attempt. */
    readonly session: Client,
    private readonly errorSession: Client,
  ) {
    this.prefix = linePrefix(claim);
  }

  static async open(claim: Claim, connect: (name: string) => Promise<Client>): Promise<LoadSession> {
    const name = loadSessionName(claim.runId, claim.epoch);
    const sessions: Client[] = [];
    try {
      const session = await connect(name);
      sessions.push(session);
      const errorSession = await connect(name);
      sessions.push(errorSession);
      const load = new LoadSession(claim, session, errorSession);
      await load.begin();
      return load;
    } catch (error) {
      await Promise.all(sessions.map((session) => session.end()));
      throw error;
    }
  }

  addRecord(row: RawRow, values: MappedValues): void {
    this.records?.add(recordLine(this.prefix, row, values));
  }

  addRowError(row: RawRow, errors: readonly CellError[]): void {
    this.rowErrors?.add(rowErrorLine(this.prefix, row, errors));
  }

  /** Waits until the database has room for more. */
  async breathe(): Promise<void> {
    await this.records?.flushFull();
    await this.rowErrors?.flushFull();
  }

  /** Makes the rows durable; they stay unseen until the run is published. */
  async commit(): Promise<void> {
    await Promise.all([this.records?.end(), this.rowErrors?.end()]);
    await Promise.all([this.session.query('COMMIT'), this.errorSession.query('COMMIT')]);
  }

  /** Ends the sessions, and with them whatever was not committed. Cuts off a session that is still busy. */
  async close(): Promise<void> {
    const ended = Promise.all([this.session.end(), this.errorSession.end()]);
    await Promise.race([ended, setTimeout(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
  }

  private async begin(): Promise<void> {
    await this.storeBackends();
    await Promise.all([this.session.query('BEGIN'), this.errorSession.query('BEGIN')]);
    this.records = new CopySink(this.session, 'import_record', RECORD_COLUMNS);
    this.rowErrors = new CopySink(this.errorSession, 'import_row_error', ROW_ERROR_COLUMNS);
  }

  // No timeout of the database ends a session whose client froze in the middle of COPY: the reconciler does.
  private async storeBackends(): Promise<void> {
    const pids = await Promise.all([backendPid(this.session), backendPid(this.errorSession)]);
    const { rowCount } = await this.session.query(
      "UPDATE import_run SET backend_pids = $3 WHERE id = $1 AND epoch = $2 AND status = 'RUNNING'",
      [this.claim.runId, this.claim.epoch, pids],
    );
    if (rowCount !== 1) throw new AttemptStopped('lease_lost');
  }
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
