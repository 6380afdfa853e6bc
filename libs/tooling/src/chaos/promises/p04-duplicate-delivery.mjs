import Queue from 'bull';
import { Workload } from '../actors/workload.mjs';
import { stuckSentences, unless } from '../promise.mjs';
import { sleep } from '../waiting.mjs';

const DELIVERIES = 5;

/** Rings for every run under the epoch it has now, again and again, each time as a job of its own. */
async function ring(stage, workload, works, round) {
  const prefix = `etl-studio:${new URL(stage.direct.DATABASE_URL).pathname.slice(1)}`;
  const queue = new Queue('imports', stage.direct.REDIS_URL, { prefix });
  queue.on('error', () => undefined);
  const runs = await workload.rows('SELECT id, epoch FROM import_run WHERE id = ANY ($1)', [
    works.map(({ id }) => id),
  ]);
  for (let delivery = 0; delivery < DELIVERIES; delivery++) {
    await queue.addBulk(
      runs.map(({ id, epoch }) => ({
        data: { runId: id, epoch },
        opts: { jobId: `${id}:${epoch}:${round}:${delivery}`, removeOnComplete: true, removeOnFail: true },
      })),
    );
  }
  await queue.close();
  return runs.length * DELIVERIES;
}

/** @type {import('../promise.mjs').Promised} */
export const duplicateDelivery = {
  id: 'P4',
  says: 'duplicate delivery is harmless',
  wants: 'every run published once, by one attempt',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const works = await workload.drafts(scale.of(10, 100), [1_000, 5_000]);
    await workload.start(works);
    let rings = await ring(stage, workload, works, 'during');
    const stuck = await workload.ended(works, 300_000);
    rings += await ring(stage, workload, works, 'after');
    await sleep(2_000);
    const wrongs = await workload.wrongs(works);
    const [{ attempts }] = await workload.rows(
      'SELECT count(*)::int AS attempts FROM import_run_attempt WHERE run_id = ANY ($1)',
      [works.map(({ id }) => id)],
    );
    await workload.end();
    return {
      figures: {
        runs: works.length,
        'rings on top': rings,
        attempts,
        stuck: stuck.length,
        wrong: wrongs.length,
      },
      faults: [
        ...stuckSentences(stuck),
        ...wrongs,
        ...unless(attempts === works.length, `${attempts} attempts at ${works.length} runs`),
      ],
    };
  },
};
