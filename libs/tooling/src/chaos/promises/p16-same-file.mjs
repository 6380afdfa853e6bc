import { readFileSync } from 'node:fs';
import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';
import { sleep } from '../waiting.mjs';

async function untilTaken(client, datasetId, bytes) {
  for (;;) {
    const answer = await client.upload(datasetId, 'same.csv', bytes);
    if (answer.status !== 429) return answer;
    await sleep(50 + Math.random() * 200);
  }
}

/** @type {import('../promise.mjs').Promised} */
export const sameFile = {
  id: 'P16',
  says: 'the same file is imported once',
  wants: '1 run, all others 409 with its id',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const [atOnce, rounds] = [scale.of(12, 50), scale.of(2, 20)];
    const faults = [];
    for (let round = 0; round < rounds; round++) {
      const datasetId = await workload.dataset();
      const bytes = readFileSync(workload.file(500));
      const answers = await Promise.all(
        Array.from({ length: atOnce }, () => untilTaken(workload.client, datasetId, bytes)),
      );
      const [created, ...others] = answers.filter(({ status }) => status === 201);
      const twins = answers.filter(
        ({ status, body }) => status === 409 && body.existingRunId === created?.body.run.id,
      );
      faults.push(
        ...unless(
          created !== undefined && others.length === 0 && twins.length === atOnce - 1,
          `round ${round}: answered ${answers.map(({ status }) => status).join(' ')}`,
        ),
      );
    }
    await workload.end();
    return { figures: { 'at once': atOnce, rounds }, faults };
  },
};
