import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { applicationName, PgConnections } from '../../platform/database';

/** How long a session may wait for the next run. */
const KEPT_MS = 60_000;
/** What a session may take to answer: one that was lost says nothing at all. */
const ANSWER_MS = 2_000;

/**
 * Sessions that an attempt leaves behind for the next ones. A new session has to be let in, reads the catalog anew and
 * plans every trigger for the first time, which costs the database more than the rows of a small run.
 */
@Injectable()
export class KeptSessions implements OnApplicationShutdown {
  /** Each with what lets go of it. */
  private readonly kept = new Map<Client, () => void>();
  private stopping = false;

  constructor(private readonly connections: PgConnections) {}

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.kept.keys()].map((session) => this.end(session)));
  }

  /** A session of the name, as `PgConnections.connect` gives them. The caller ends it, or brings it to `keep`. */
  async take(name: string): Promise<Client> {
    for (const session of this.kept.keys()) {
      this.forget(session);
      if (await isCalled(session, name)) return session;
    }
    return this.connections.connect(name);
  }

  /** Takes a session that is outside of any transaction; ends one that is not. */
  keep(session: Client): void {
    if (this.stopping || session.getTransactionStatus() !== 'I') {
      void this.end(session);
      return;
    }
    const forget = () => this.forget(session);
    const timer = setTimeout(() => void this.end(session), KEPT_MS).unref();
    session.once('end', forget);
    this.kept.set(session, () => {
      clearTimeout(timer);
      session.off('end', forget);
    });
  }

  private forget(session: Client): void {
    this.kept.get(session)?.();
    this.kept.delete(session);
  }

  private async end(session: Client): Promise<void> {
    this.forget(session);
    await session.end().catch(() => undefined);
  }
}

/** Gives the session its name; false where it was lost meanwhile. */
async function isCalled(session: Client, name: string): Promise<boolean> {
  const naming = {
    text: "SELECT set_config('application_name', $1, false)",
    values: [applicationName(name)],
    query_timeout: ANSWER_MS,
  };
  try {
    await session.query(naming);
    return true;
  } catch {
    await session.end().catch(() => undefined);
    return false;
  }
}
