import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Queue } from 'bull';
import { DataSource, type EntityManager } from 'typeorm';
import { PgConnections, PgListener } from '../../platform/database';
import { producerToken } from '../../platform/queue';
import { hashed, Tracing } from '../../platform/telemetry';
import type { Ring } from './claim';
import { IMPORTS } from './imports-queue';

const POLL_MS = 1_000;
const BATCH = 50;
/** Longer than the queue's command timeout; a relay that froze must not keep rings from the others. */
const HOLD_SECONDS = 10;

interface OutboxRow extends Ring {
  id: string;
  /** The run was under way before: its worker died, gave it back, or met a fault. */
  begun: boolean;
}

/** Rings the queue for every due row of the outbox, and marks a row as sent only once the queue has taken it. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(OutboxRelay.name);
  private listener: PgListener | undefined;
  private timer: NodeJS.Timeout | undefined;
  private relaying: Promise<void> | null = null;
  private again = false;
  private refused = false;

  constructor(
    private readonly database: DataSource,
    private readonly connections: PgConnections,
    @Inject(producerToken(IMPORTS)) private readonly queue: Queue<Ring>,
    private readonly tracing: Tracing,
  ) {}

  onApplicationBootstrap(): void {
    const relay = () => this.relay();
    this.listener = new PgListener(this.connections, 'run_outbox', { heard: relay, connected: relay });
    this.timer = setInterval(relay, POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.listener?.close();
    await this.relaying;
  }

  /** At most one pass at a time; what comes during a pass makes for another one. */
  private relay(): void {
    if (this.relaying) {
      this.again = true;
      return;
    }
    this.relaying = this.pass().finally(() => {
      this.relaying = null;
      if (this.again) {
        this.again = false;
        this.relay();
      }
    });
  }

  private async pass(): Promise<void> {
    try {
      let sent: number;
      do sent = await this.database.transaction((transaction) => this.sendBatch(transaction));
      while (sent === BATCH);
    } catch (error) {
      this.logger.warn({ message: 'Rings wait in the outbox', error });
    }
  }

  /** How many rings the queue took. */
  private async sendBatch(transaction: EntityManager): Promise<number> {
    await transaction.query(`SET LOCAL idle_in_transaction_session_timeout = '${HOLD_SECONDS}s'`);
    const due = await transaction.query<OutboxRow[]>(
      `SELECT o.id, o.run_id AS "runId", o.epoch, r.started_at IS NOT NULL AS begun, r.traceparent
       FROM run_outbox o JOIN import_run r ON r.id = o.run_id WHERE o.sent_at IS NULL AND o.due_at <= now()
       ORDER BY o.due_at, o.id LIMIT $1 FOR UPDATE OF o SKIP LOCKED`,
      [BATCH],
    );
    if (due.length === 0) return 0;
    const answers = await Promise.allSettled(due.map((row) => this.ring(row)));
    const sent = due.filter((_, index) => answers[index]?.status === 'fulfilled').map((row) => row.id);
    await transaction.query('UPDATE run_outbox SET sent_at = now() WHERE id = ANY ($1)', [sent]);
    this.tellRefusals(
      due.length - sent.length,
      answers.find((answer) => answer.status === 'rejected'),
    );
    return sent.length;
  }

  // Once per outage: the relay tries again every second.
  private tellRefusals(waiting: number, refusal: PromiseRejectedResult | undefined): void {
    if (refusal && !this.refused) {
      const error: unknown = refusal.reason;
      this.logger.warn({ message: 'The queue takes no rings; they wait in the outbox', waiting, error });
    }
    this.refused = refusal !== undefined;
  }

  // What was begun goes on before others begin: behind a long queue it would wait for all of them again.
  private async ring({ runId, epoch, begun, traceparent }: OutboxRow): Promise<void> {
    const options = { kind: 'producer', parent: traceparent, attributes: { run: hashed(runId) } } as const;
    await this.tracing.span('queue.add', options, async () => {
      const ring: Ring = { runId, epoch, ...(this.tracing.on && { traceparent: this.tracing.traceparent }) };
      await this.queue.add(ring, { jobId: `${runId}:${epoch}`, lifo: begun });
    });
  }
}
