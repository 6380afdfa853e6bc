import { Logger } from '@nestjs/common';
import type { Client } from 'pg';
import { AttemptStopped } from '../faults';
import type { KeptSessions } from '../kept-sessions';
import { NO_PROGRESS, type Progress } from '../progress';
import type { PartKey } from './part-claim';

/** Whoever has the run shows the progress of all parts: it should not stand still. */
const LONGEST_HEARTBEAT_MS = 1_000;

/**
 * Keeps a part with this worker, on a session of its own, and stores how far it has come. Its signal aborts when the
 * run went on without this turn, was cancelled, or when nothing was heard of the database for two thirds of the lease.
 */
export class PartLease {
  private readonly logger = new Logger(PartLease.name);
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[];
  private session: Promise<Client> | null = null;
  private renewedAt = performance.now();
  private renewing = false;
  private ended = false;
  progress: () => Progress = () => NO_PROGRESS;

  constructor(
    private readonly key: PartKey,
    private readonly sessions: Pick<KeptSessions, 'take' | 'keep'>,
    private readonly leaseSeconds: number,
  ) {
    const leaseMs = leaseSeconds * 1000;
    this.timers = [
      setInterval(() => void this.renew(), Math.min(LONGEST_HEARTBEAT_MS, leaseMs / 6)),
      setInterval(() => this.giveUpWhenLate(), Math.min(1000, leaseMs / 6)),
    ];
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
    if (this.renewing) this.dropSession();
    else void this.session?.then((session) => this.sessions.keep(session));
    this.session = null;
  }

  // A process that was frozen past its lease finds out here before it does anything else.
  private giveUpWhenLate(): void {
    if (performance.now() - this.renewedAt > (this.leaseSeconds * 1000 * 2) / 3) this.stop('lease_lost');
  }

  private async renew(): Promise<void> {
    if (this.renewing) return;
    this.renewing = true;
    const asked = performance.now();
    // The lease counts from the moment the database was asked, not from its answer.
    if (await this.isRenewed()) this.renewedAt = asked;
    this.renewing = false;
  }

  private async isRenewed(): Promise<boolean> {
    const { runId, epoch, part, turn } = this.key;
    try {
      this.session ??= this.sessions.take(`heartbeat ${runId} part ${part}`);
      const parameters = [runId, epoch, part, turn, this.leaseSeconds, JSON.stringify(this.progress())];
      const { rowCount } = await (await this.session).query(RENEW, parameters);
      if (this.ended) return false;
      if (rowCount === 0) this.stop('lease_lost');
      return rowCount === 1;
    } catch (error) {
      if (!this.ended) this.logger.warn({ message: 'Heartbeat of a part failed', runId, part, error });
      this.dropSession();
      return false;
    }
  }

  private dropSession(): void {
    this.session?.then((session) => session.end()).catch(() => undefined);
    this.session = null;
  }
}

const RENEW = `
  UPDATE import_part p SET lease_until = now() + make_interval(secs => $5), progress = $6
  FROM import_run r
  WHERE p.run_id = $1 AND p.epoch = $2 AND p.part = $3 AND p.turn = $4 AND p.lease_until IS NOT NULL
    AND r.id = p.run_id AND r.epoch = p.epoch AND r.status = 'RUNNING' AND NOT r.cancel_requested`;
