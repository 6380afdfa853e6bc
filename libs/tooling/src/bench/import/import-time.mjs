import { sessionOf } from './session.mjs';

const endings = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

/** Hears when a worker takes a run and when its records are there, as the database tells it. */
export class RunWatch {
  #runs = new Map();

  constructor(session) {
    this.session = session;
    session.on('notification', ({ payload }) => void this.#heard(JSON.parse(payload ?? '{}')));
  }

  static async open(url) {
    const session = await sessionOf(url);
    await session.query('LISTEN run_changed');
    return new RunWatch(session);
  }

  /** @returns {Promise<{ running: number, ended: number, status: string }>} instants of `performance.now()` */
  ended(runId) {
    return new Promise((resolve) => this.#runs.set(runId, { resolve, running: 0 }));
  }

  close() {
    return this.session.end();
  }

  async #heard({ runId, progress }) {
    const run = this.#runs.get(runId);
    if (!run || progress) return;
    const now = performance.now();
    const { rows } = await this.session.query('SELECT status FROM import_run WHERE id = $1', [runId]);
    const { status } = rows[0];
    if (status === 'RUNNING') run.running = now;
    if (!endings.includes(status)) return;
    this.#runs.delete(runId);
    run.resolve({ running: run.running, ended: now, status });
  }
}

/**
 * Starts the draft and waits for its end.
 * @returns {Promise<{ workerMs: number, totalMs: number }>} from the claim, and from the request, to the last commit
 */
export async function importTime({ client, watch }, runId) {
  const ended = watch.ended(runId);
  const began = performance.now();
  await client.start(runId);
  const run = await ended;
  if (run.status !== 'SUCCEEDED') throw new Error(`The import ended ${run.status}`);
  return { workerMs: run.ended - run.running, totalMs: run.ended - began };
}
