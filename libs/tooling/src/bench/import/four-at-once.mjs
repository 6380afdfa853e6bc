import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { draftLike } from './drafts.mjs';
import { quantile, timed } from './figures.mjs';
import { mapping, writeGenerated } from './generated-file.mjs';
import { importTime } from './import-time.mjs';

const atOnce = 4;
const healthEveryMs = 50;

async function delayOf(server) {
  const file = `${server.loopDelay}.${server.workerPid}`;
  rmSync(file, { force: true });
  process.kill(server.workerPid, 'SIGUSR2');
  while (!existsSync(file)) await pause(20);
  await pause(20);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Four large imports at once in one worker: how long its event loop kept others waiting, and how soon the API answers. */
export async function measureFourAtOnce(server, bytes) {
  const file = await writeGenerated(server.folder, bytes, 11);
  const { runId } = await server.client.draft(file.file, mapping);
  const drafts = [];
  for (let n = 0; n < atOnce; n++) drafts.push(await draftLike(server.owner, runId));
  await delayOf(server);
  const imports = Promise.all(drafts.map((draft) => importTime(server, draft)));
  let running = true;
  const health = [];
  const asking = (async () => {
    while (running) {
      health.push(await timed(() => server.client.request('GET', '/api/health/ready')));
      await pause(healthEveryMs);
    }
  })();
  const ms = await timed(() => imports);
  running = false;
  await asking;
  return {
    imports: atOnce,
    rowsEach: file.rows,
    ms,
    ...(await delayOf(server)),
    healthP99Ms: quantile(health, 0.99),
  };
}
