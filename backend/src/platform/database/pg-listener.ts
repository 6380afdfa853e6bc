import { Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { PgConnections } from './pg-connections';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A connection that was cut without a word looks idle for ever: it is asked now and then. */
const PING_MS = 15_000;
const PING_TIMEOUT_MS = 5_000;

export interface ListenerEvents {
  /** A notification's payload. */
  heard: (payload: string) => void;
  /** Listening, for the first time or again: notifications may have been missed before. */
  connected: () => void;
}

/** Listens on a channel until closed, on one session, and connects again with growing pauses. */
export class PgListener {
  private readonly logger = new Logger(PgListener.name);
  private readonly closing = new AbortController();
  private session: Client | null = null;
  private readonly running: Promise<void>;

  constructor(
    private readonly connections: PgConnections,
    private readonly channel: string,
    private readonly events: ListenerEvents,
  ) {
    this.running = this.listenAgainAndAgain();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.session?.end();
    await this.running;
  }

  private async listenAgainAndAgain(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.closing.signal.aborted) {
      try {
        await this.listen(() => {
          pause = FIRST_PAUSE_MS;
        });
      } catch (error) {
        this.logger.warn({ message: 'Cannot listen', channel: this.channel, error });
      }
      await setTimeout(pause, undefined, { signal: this.closing.signal }).catch(() => undefined);
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    }
  }

  /** Resolves when the session is gone. */
  private async listen(onConnected: () => void): Promise<void> {
    const session = await this.connections.connect(`listen ${this.channel}`);
    const gone = new Promise<void>((resolve) => {
      session.once('end', resolve);
      session.once('error', () => resolve());
    });
    const pinging = setInterval(() => this.ping(session), PING_MS);
    try {
      this.session = session;
      if (this.closing.signal.aborted) return;
      session.on('notification', ({ payload }) => this.events.heard(payload ?? ''));
      await session.query(`LISTEN ${this.channel}`);
      onConnected();
      this.events.connected();
      await gone;
    } finally {
      clearInterval(pinging);
      session.end().catch(() => undefined);
    }
  }

  private ping(session: Client): void {
    // Ending a session with a query under way cuts its connection.
    const cut = globalThis.setTimeout(() => void session.end().catch(() => undefined), PING_TIMEOUT_MS);
    session
      .query('SELECT 1')
      .catch(() => undefined)
      .finally(() => clearTimeout(cut));
  }
}
