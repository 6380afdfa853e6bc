import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../../platform/config';
import { ExpiredLeases } from './expired-leases';
import { LosingRows } from './losing-rows';
import { LostParts } from './parts/lost-parts';
import { RING_RELAY } from '../run-changed';
import { Rounds } from './rounds';
import { WaitingRuns } from './waiting-runs';

/** A lost run waits for the end of its lease, and then for somebody to look: that pause should hardly add to it. */
const LONGEST_LOOK_SECONDS = 5;
const LONGEST_CLEANING_SECONDS = 10;
/** One reconciler at a time in the whole installation; the number is only ours. */
const LOCK = 7_310_001;
/** A reconciler that froze in the middle must not keep the others from their work. */
const HOLD_SECONDS = 10;

/** Finds what is stuck and sets it going again: a crash, a lost ring or a frozen worker delays a run, no more. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Reconciler.name);
  private rounds: Rounds[] = [];

  constructor(
    private readonly database: DataSource,
    private readonly expired: ExpiredLeases,
    private readonly losingRows: LosingRows,
    private readonly lostParts: LostParts,
    private readonly waitingRuns: WaitingRuns,
    private readonly config: Config,
  ) {}

  // Apart, for deleting takes its time; and from the start, or workers that die again and again, sooner than the
  // first pause is over, would leave everything where it is.
  onApplicationBootstrap(): void {
    const { leaseSeconds } = this.config;
    const look = Math.min(LONGEST_LOOK_SECONDS, leaseSeconds / 6);
    const cleaning = Math.min(LONGEST_CLEANING_SECONDS, leaseSeconds / 3);
    this.rounds = [
      new Rounds(() => this.trying(() => this.goOn()), look),
      new Rounds(() => this.trying(() => this.losingRows.remove()), cleaning),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.rounds.map((round) => round.stop()));
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ message: 'Reconciling failed; it is tried again', error });
    }
  }

  private async goOn(): Promise<void> {
    await this.releaseExpired();
    await this.lostParts.takeBack();
    // Whoever took a run back is the first that can go on with it, be its ring as late as it may.
    await this.waitingRuns.takeWaiting();
    await this.alone((transaction) => this.ringAgain(transaction));
  }

  // Each run by itself: one that cannot be released must not hold up the others.
  private async releaseExpired(): Promise<void> {
    for (const run of await this.expired.find()) {
      try {
        await this.expired.endSessions(run);
        await this.alone((transaction) => this.expired.release(transaction, run));
      } catch (error) {
        this.logger.error({ message: 'A lost run could not be released', runId: run.id, error });
      }
    }
  }

  private async alone(step: (transaction: EntityManager) => Promise<void>): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query(`SET LOCAL idle_in_transaction_session_timeout = '${HOLD_SECONDS}s'`);
      const [lock] = await transaction.query<{ held: boolean }[]>(
        'SELECT pg_try_advisory_xact_lock($1) AS held',
        [LOCK],
      );
      if (lock?.held) await step(transaction);
    });
  }

  // A ring that the queue took may still be lost with it; the same ring twice is the same job to the queue.
  private async ringAgain(transaction: EntityManager): Promise<void> {
    const rung = await transaction.query<{ run_id: string }[]>(
      `WITH ring AS (
         INSERT INTO run_outbox (org_id, run_id, epoch)
         SELECT r.org_id, r.id, r.epoch FROM import_run r
         WHERE r.status = 'QUEUED' AND greatest(r.queued_at, r.not_before) < now() - make_interval(secs => $1)
           AND NOT EXISTS (
             SELECT FROM run_outbox o WHERE o.run_id = r.id AND o.epoch = r.epoch
               AND (o.sent_at IS NULL OR o.sent_at > now() - make_interval(secs => $1))
           )
         RETURNING run_id
       )
       SELECT run_id, ${RING_RELAY} FROM ring`,
      [this.config.leaseSeconds],
    );
    if (rung.length > 0) this.logger.log({ message: 'Rang again for waiting runs', runs: rung.length });
    await transaction.query("DELETE FROM run_outbox WHERE sent_at < now() - interval '1 day'");
    await transaction.query("DELETE FROM worker_presence WHERE seen_at < now() - interval '1 hour'");
  }
}
