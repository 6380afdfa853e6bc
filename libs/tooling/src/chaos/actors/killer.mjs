import { sleep } from '../waiting.mjs';

const KILLS_PER_SURVIVOR = 5;

/** Kills workers at random moments and starts them again, and remembers what each was at. */
export class Killer {
  kills = 0;
  /** Where it kills now, in the words of the report. */
  place = 'anywhere';
  /** @type {{ runId: string, epoch: number, at: Date, place: string }[]} */
  orphans = [];
  #stopping = false;

  /** @param {import('./workload.mjs').Workload} workload @param {[number, number]} pauseMs least and most between kills */
  constructor(workload, pauseMs) {
    this.workload = workload;
    this.pauseMs = pauseMs;
  }

  /**
   * Goes on until so many were killed, or it is stopped. Somebody is always left to find out, in turn: a worker takes
   * longer to start than to be killed, and with none there is nothing to see.
   * @param {number} most @param {() => number} leftMs until it is to end in any case
   */
  async rage(most, leftMs) {
    const { workload } = this;
    let survivor;
    while (this.kills < most && leftMs() > 0 && !this.#stopping) {
      await sleep(workload.random.between(...this.pauseMs));
      const alive = workload.stage.workers.filter(
        (worker) => worker.isRunning && worker.said().includes('Working on'),
      );
      if (alive.length < 2) continue;
      if (this.kills % KILLS_PER_SURVIVOR === 0 || !alive.includes(survivor))
        survivor = workload.random.pick(alive);
      await this.kill(workload.random.pick(alive.filter((worker) => worker !== survivor)));
    }
  }

  stop() {
    this.#stopping = true;
  }

  /** @param {import('./member.mjs').Member} worker */
  async kill(worker) {
    const { pid } = worker;
    await worker.kill('SIGKILL');
    this.kills += 1;
    const left = await this.workload.rows(
      "SELECT id, epoch, clock_timestamp() AS at FROM import_run WHERE status = 'RUNNING' AND worker_id LIKE $1",
      [`%:${pid}:%`],
    );
    this.orphans.push(...left.map(({ id, epoch, at }) => ({ runId: id, epoch, at, place: this.place })));
    worker.start();
  }

  /** Seconds from each kill until somebody went on with the run. @returns {Promise<{ seconds: number, place: string }[]>} */
  async resumeSeconds() {
    const seconds = [];
    for (const { runId, epoch, at, place } of this.orphans) {
      const [next] = await this.workload.rows(
        `SELECT extract(epoch FROM min(started_at) - $3::timestamptz)::float AS seconds
         FROM import_run_attempt WHERE run_id = $1 AND epoch > $2`,
        [runId, epoch, at],
      );
      if (next?.seconds !== null && next?.seconds !== undefined)
        seconds.push({ seconds: next.seconds, place });
    }
    return seconds;
  }
}
