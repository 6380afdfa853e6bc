import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { applicationName } from '../../platform/database';
import { Counters } from '../../platform/telemetry';
import { loadSessionName } from './attempt-target';
import { Transitions, type AttemptEnd } from './transitions';

/** Crashes in a row, each without progress past the one before, after which a run is set aside. */
const MOST_CRASHES = 3;
/** Losses of a run after which a crash is held against it, whoever else died. */
const MOST_LOSSES = 20;
const TERMINATE_MS = 2_000;

export interface ExpiredLease {
  id: string;
  epoch: number;
  worker_id: string;
  backend_pids: number[];
  transient_failures: number;
  processed_rows: number;
  crash_count: number;
  crash_progress: string;
  cancel_requested: boolean;
}

/** Takes runs back from workers that died or froze. */
@Injectable()
export class ExpiredLeases {
  private readonly logger = new Logger(ExpiredLeases.name);

  constructor(
    private readonly database: DataSource,
    private readonly transitions: Transitions,
    private readonly counters: Counters,
  ) {}

  find(): Promise<ExpiredLease[]> {
    return this.database.query<ExpiredLease[]>(
      `SELECT id, epoch, worker_id, backend_pids, transient_failures, processed_rows, crash_count, crash_progress,
              cancel_requested
       FROM import_run WHERE status = 'RUNNING' AND lease_until < now()`,
    );
  }

  /**
   * Ends what the attempt still does in the database: a frozen worker holds its locks until somebody does. What
   * cannot be ended is fenced off by the epoch all the same.
   */
  async endSessions(run: ExpiredLease): Promise<void> {
    this.logger.warn({ message: 'Lease expired', runId: run.id, epoch: run.epoch, worker: run.worker_id });
    try {
      await this.database.transaction(async (transaction) => {
        // Sessions belong to the login role: with one URL for all, the application role may not end them.
        await transaction.query('SET LOCAL ROLE NONE');
        await transaction.query(
          'SELECT pg_terminate_backend(pid, $3) FROM pg_stat_activity WHERE pid = ANY ($1) AND application_name = $2',
          [run.backend_pids, applicationName(loadSessionName(run.id, run.epoch)), TERMINATE_MS],
        );
      });
    } catch (error) {
      this.logger.warn({ message: 'Sessions of a lost attempt could not be ended', runId: run.id, error });
    }
  }

  async release(transaction: EntityManager, run: ExpiredLease): Promise<void> {
    const key = { runId: run.id, epoch: run.epoch, onlyIfExpired: true };
    this.counters.count('expiredLeases');
    if (run.cancel_requested) {
      await this.transitions.finish(transaction, key, { ...CRASHED, status: 'CANCELLED', dlq: false });
      return;
    }
    const advanced = run.processed_rows > Number(run.crash_progress);
    const count = advanced ? 1 : run.crash_count + ((await this.isToBlame(transaction, run)) ? 1 : 0);
    if (count > MOST_CRASHES) {
      this.counters.count('deadLetters');
      await this.transitions.finish(transaction, key, { ...POISON, status: 'FAILED', dlq: true });
      return;
    }
    const requeued = await this.transitions.requeue(transaction, key, {
      ...CRASHED,
      delaySeconds: 0,
      transientFailures: run.transient_failures,
      crash: { count, progress: Math.max(run.processed_rows, Number(run.crash_progress)) },
    });
    if (requeued) this.counters.count('recoveredRuns');
  }

  /**
   * A run that kills its workers leaves the others alone. Where workers that never had it die as well, as they do
   * when machines go down or memory runs out, it is no poison; but not for ever, for two poisons shield each other.
   */
  private async isToBlame(transaction: EntityManager, { id }: ExpiredLease): Promise<boolean> {
    const [row] = await transaction.query<{ othersDied: boolean; losses: number }[]>(DEATHS, [id]);
    return row === undefined || !row.othersDied || row.losses >= MOST_LOSSES;
  }
}

// A worker tells every five seconds that it is there, and says goodbye when it is stopped.
const DEATHS = `
  SELECT EXISTS (
           SELECT FROM worker_presence w
           WHERE w.seen_at BETWEEN now() - interval '5 minutes' AND now() - interval '20 seconds'
             AND NOT EXISTS (SELECT FROM import_run_attempt a WHERE a.run_id = $1 AND a.worker = w.worker_id)
             AND NOT EXISTS (SELECT FROM import_part p WHERE p.run_id = $1 AND w.worker_id = ANY (p.workers))
         ) AS "othersDied",
         (SELECT count(*)::int FROM import_run_attempt WHERE run_id = $1 AND error_code = 'lease_lost') AS losses`;

const CRASHED: AttemptEnd = {
  code: 'lease_lost',
  message: 'The worker stopped answering. Another one takes the run.',
  retryable: true,
  note: 'The worker stopped answering; the run waits for another.',
};
const POISON: AttemptEnd = {
  code: 'poison',
  message: `Workers died on this run more than ${MOST_CRASHES} times at the same place. Retry it once the cause is known.`,
  retryable: false,
  note: 'Set aside: workers died on it again and again without getting further.',
};
