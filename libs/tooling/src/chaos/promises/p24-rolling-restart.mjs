import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep } from '../waiting.mjs';

/** Asks again and again; a connection that is refused or closed before an answer begins is a reconnect. */
class Load {
  requests = 0;
  reconnects = 0;
  /** @type {string[]} */
  failures = [];
  #stopping = false;

  constructor(client) {
    this.client = client;
  }

  async run() {
    while (!this.#stopping) {
      await this.#ask();
      await sleep(20);
    }
  }

  stop() {
    this.#stopping = true;
  }

  async #ask() {
    this.requests += 1;
    try {
      const { status } = await this.client.call('GET', '/api/runs?limit=5');
      if (status !== 200) this.failures.push(`answered ${status}`);
    } catch (error) {
      const code = error.cause?.code ?? error.name;
      if (['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(code)) this.reconnects += 1;
      else this.failures.push(String(code));
    }
  }
}

/** @type {import('../promise.mjs').Promised} */
export const rollingRestart = {
  id: 'P24',
  says: 'deploys are invisible',
  wants: '0 failed requests but reconnects, every process exits 0, runs exact',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(6, 60), [3_000, 12_000]);
    const loads = Array.from({ length: scale.of(3, 10) }, () => new Load(workload.client));
    const loading = loads.map((load) => load.run());
    await workload.start(works);
    const endings = [];
    const rounds = scale.of(1, 20);
    for (let round = 0; round < rounds && scale.leftMs() > 0; round++) {
      for (const member of [...stage.apis, ...stage.workers]) {
        endings.push(await member.stop());
        await stage.revive(member);
      }
    }
    const stuck = await workload.ended(works, 300_000);
    for (const load of loads) load.stop();
    await Promise.all(loading);
    const wrongs = await workload.wrongs(works);
    await workload.end();
    const failures = loads.flatMap((load) => load.failures);
    const sum = (of) => loads.reduce((total, load) => total + load[of], 0);
    const unclean = endings.filter((ending) => ending !== 0);
    return {
      figures: {
        restarts: endings.length,
        requests: sum('requests'),
        reconnects: sum('reconnects'),
        failed: failures.length,
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...failures.slice(0, 5).map((failure) => `a request ${failure}`),
        ...unless(unclean.length === 0, `processes ended with ${unclean.join(' ')}`),
      ],
    };
  },
};
