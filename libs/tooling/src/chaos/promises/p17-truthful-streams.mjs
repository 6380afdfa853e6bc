import { EventClient } from '../actors/event-client.mjs';
import { addPeople } from '../actors/people.mjs';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep } from '../waiting.mjs';

/** @type {import('../promise.mjs').Promised} */
export const truthfulStreams = {
  id: 'P17',
  says: 'streams tell the truth, also through the kill of an API',
  wants: 'all end with the database’s state, seq never falls',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(6, 50), [2_000, 10_000]);
    const people = await addPeople(stage, workload, scale.of(6, 170));
    const watchers = Array.from({ length: scale.of(30, 1_000) }, (_, index) => {
      const person = people[index % people.length];
      const work = works[index % works.length];
      if (!person || !work) throw new Error('Nobody watches');
      return new EventClient(person, work.id);
    });
    const watching = Promise.all(watchers.map((watcher) => watcher.watch()));
    await workload.start(works);
    const kills = scale.of(1, 10);
    for (let kill = 0; kill < kills; kill++) {
      await sleep(random.between(100, 800));
      const api = random.pick(stage.apis);
      await api.kill();
      await sleep(random.between(100, 500));
      await stage.revive(api);
    }
    const stuck = await workload.ended(works, 300_000);
    await Promise.race([watching, sleep(30_000)]);
    for (const watcher of watchers) watcher.leave();
    const wrongs = await workload.wrongs(works);
    const told = new Map(works.map(({ id, expected }) => [id, expected]));
    const untrue = watchers.filter(
      ({ completed, last, runId }) =>
        !completed || last?.status !== 'SUCCEEDED' || last?.validRows !== told.get(runId)?.records,
    );
    const sum = (of) => watchers.reduce((total, watcher) => total + watcher[of], 0);
    await workload.end();
    return {
      figures: {
        clients: watchers.length,
        runs: works.length,
        'API kills': kills,
        reconnects: sum('reconnects'),
        'not told the truth': untrue.length,
        'seq fell': sum('fallen'),
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(untrue.length === 0, `${untrue.length} clients did not end with the database's state`),
        ...unless(sum('fallen') === 0, `seq fell ${sum('fallen')} times`),
      ],
    };
  },
};
