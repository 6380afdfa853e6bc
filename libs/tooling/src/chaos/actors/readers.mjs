import { sleep } from '../waiting.mjs';

/** All of them together. */
const READS_A_SECOND = 20;

/** People who look at runs while these are under way: they must see nothing of a run, or all of it. */
export class Readers {
  reads = 0;
  /** @type {string[]} */
  halves = [];
  #stopping = false;

  /** @param {import('./workload.mjs').Workload} workload @param {import('./workload.mjs').Work[]} works */
  constructor(workload, works, count) {
    this.workload = workload;
    this.works = works;
    this.count = count;
  }

  async read() {
    await Promise.all(Array.from({ length: this.count }, () => this.#readAgainAndAgain()));
  }

  stop() {
    this.#stopping = true;
  }

  async #readAgainAndAgain() {
    while (!this.#stopping) {
      await this.#readOnce(this.workload.random.pick(this.works));
      await sleep((this.count * 1000) / READS_A_SECOND);
    }
  }

  async #readOnce({ id, expected }) {
    const { status, body } = await this.workload.client.call('GET', `/api/runs/${id}/records?limit=1`);
    if (status !== 200) {
      this.halves.push(`a reader of run ${id} was answered ${status}`);
      return;
    }
    this.reads += 1;
    const whole = body.total === expected.records && body.sums.spend === expected.spend;
    if (body.total !== 0 && !whole)
      this.halves.push(`run ${id} was seen with ${body.total} of ${expected.records} records`);
  }
}
