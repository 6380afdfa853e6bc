import type { Client } from 'pg';
import type { RowHome, RowKind } from '../rows/row-homes';

/** Where rows are loaded to, and on whose behalf: a whole attempt's, or those of a part of one. */
export interface LoadTarget {
  readonly home: RowHome;
  /** Names its sessions, so that a recorded process id is never taken for another's session. */
  readonly sessionName: string;
  /** Makes its sessions known to whoever has to end them; false where it is not the holder's any more. */
  keepBackends(session: Client, pids: number[]): Promise<boolean>;
  /** The table that rows of the kind are copied into, made where it is this load's own. */
  table(session: Client, kind: RowKind): Promise<string>;
  /** What reading the table takes, once all rows are in it. */
  finish(session: Client, kind: RowKind): Promise<void>;
  /** Locks the run in the session's transaction until its end; false where it is not the holder's any more. */
  hold(session: Client): Promise<boolean>;
}

// The lock keeps the run from being taken back before the rows are there to be found; a worker that freezes with it
// does not keep it for long.
export const SHORT_HOLD = "set_config('idle_in_transaction_session_timeout', '10s', true)";
