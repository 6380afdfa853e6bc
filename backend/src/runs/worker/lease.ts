import { Logger } from '@nestjs/common';
import type { Client } from 'pg';
import type { Claim } from './claim';
import { AttemptStopped } from './faults';
import type { KeptSessions } from './kept-sessions';
import { NO_PROGRESS, progressPayload, type Progress } from './progress';

const PROGRESS_MS = 200;

export interface LeaseTimes {
  leaseSeconds: number;
  heartbeatSeconds: number;
}

interface Held {
  cancel_requested: boolean;
}

/**
 * Keeps a claim alive on a session of its own: renews the lease, stores the progress, learns of a cancel
 * request, and tells the progress live in between. Its signal aborts when the run was cancelled or when the
 * lease could not be renewed for two thirds of its length, well before anybody else may take the run.
 */
export class Lease {
  private readonly logger = new Logger(Lease.name);
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[];
  private session: Promise<Client> | null = null;
  private renewedAt = performance.now();
  private seq: number;
  private telling = false;
  private renewing = false;
  private ended = false;
  /** What the heartbeat stores and the watchers see. */
  progress: () => Progress = () => NO_PROGRESS;

  constructor(
    private readonly claim: Claim,
    private readonly sessions: Pick<KeptSessions, 'take' | 'keep'>,
    private readonly times: LeaseTimes,
  ) {
    this.seq = claim.seq;
    this.timers = [
      setInterval(() => void this.renew(), times.heartbeatSeconds * 1000),
      setInterval(() => void this.tell(), PROGRESS_MS),
      setInterval(() => this.giveUpWhenLate(), Math.min(1000, (times.leaseSeconds * 1000) / 6)),
    ];
    void this.tell();
  }

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  stop(because: AttemptStopped['because']): void {
    this.stopping.abort(new AttemptStopped(because));
  }

  end(): void {
    this.ended = true;
    for (const timer of this.timers) clearInterval(timer);
    // One that has not answered yet may never do so.
    if (this.telling || this.renewing) this.dropSession();
    else void this.session?.then((session) => this.sessions.keep(session));
    this.session = null;
  }

  // A process that was frozen past its lease finds out here before it does anything else.
  private giveUpWhenLate(): void {
    const late = performance.now() - this.renewedAt > (this.times.leaseSeconds * 1000 * 2) / 3;
    if (late) this.stop('lease_lost');
  }

  private async renew(): Promise<void> {
    if (this.renewing) return;
    this.renewing = true;
    const asked = performance.now();
    // The lease counts from the moment the database was asked, not from its answer.
    if (await this.asHolder(STORE, this.stored())) this.renewedAt = asked;
    this.renewing = false;
  }

  private async tell(): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    await this.asHolder(TELL, [progressPayload(this.claim, ++this.seq, this.progress())]);
    this.telling = false;
  }

  /** Runs the statement as the holder of the claim; false when that could not be done, or is no longer true. */
  private async asHolder(sql: string, parameters: unknown[]): Promise<boolean> {
    const { runId, epoch } = this.claim;
    try {
      this.session ??= this.sessions.take(`heartbeat ${runId}`);
      const { rows } = await (await this.session).query<Held>(sql, [runId, epoch, ...parameters]);
      const [held] = rows;
      if (this.ended) return false;
      if (!held) this.stop('lease_lost');
      else if (held.cancel_requested) this.stop('cancelled');
      return held !== undefined;
    } catch (error) {
      if (!this.ended) this.logger.warn({ message: 'Heartbeat failed', runId, epoch, error });
      this.dropSession();
      return false;
    }
  }

  private stored(): unknown[] {
    const now = this.progress();
    return [
      this.times.leaseSeconds,
      this.seq,
      now.phase,
      now.processedRows,
      now.validRows,
      now.invalidRows,
      now.bytesRead,
      now.rowsPerSecond,
      now.spend,
      JSON.stringify(now.topErrors),
    ];
  }

  private dropSession(): void {
    this.session?.then((session) => session.end()).catch(() => undefined);
    this.session = null;
  }
}

const STORE = `
  UPDATE import_run
  SET lease_until = now() + make_interval(secs => $3), seq = greatest(seq, $4), phase = $5, processed_rows = $6,
      valid_rows = $7, invalid_rows = $8, bytes_read = $9, rows_per_second = $10, spend = $11, top_errors = $12
  WHERE id = $1 AND epoch = $2 AND status = 'RUNNING'
  RETURNING cancel_requested`;

// Tells nothing once the claim is lost: what a frozen worker says when it wakes is no longer true.
const TELL = `
  SELECT cancel_requested, pg_notify('run_changed', $3) FROM import_run
  WHERE id = $1 AND epoch = $2 AND status = 'RUNNING'`;
