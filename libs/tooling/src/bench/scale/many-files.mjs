import { draftLike } from '../import/drafts.mjs';
import { quantile } from '../import/figures.mjs';
import { mapping, writeGenerated } from '../import/generated-file.mjs';
import { withCpuOfAll } from './cpu-of-all.mjs';

const bytes = 10e6;

/** Starts the draft without asking what it would displace, which so many at once would be refused, and waits for its end. */
async function imported({ client, watch }, runId) {
  const ended = watch.ended(runId);
  await client.json('POST', `/api/runs/${runId}/start`, { json: { confirm: true } });
  const { status } = await ended;
  if (status !== 'SUCCEEDED') throw new Error(`The import ended ${status}`);
}

/** So many runs of one file of 10 MB, started at once: how long all of them take, and how long each waited for a worker. */
export async function measureManyFiles(server, runs, workers, say) {
  const file = await writeGenerated(server.folder, bytes, 5);
  const { runId } = await server.client.draft(file.file, mapping);
  const lines = [];
  for (const count of workers) {
    await server.haveWorkers(count);
    say(`${runs} runs, ${count} workers ...`);
    const drafts = [];
    for (let n = 0; n < runs; n++) drafts.push(await draftLike(server.owner, runId));
    const figures = await withCpuOfAll(server, () =>
      Promise.all(drafts.map((draft) => imported(server, draft))),
    );
    const waited = await server.owner.query(
      `SELECT extract(epoch FROM started_at - queued_at)::float * 1000 AS ms FROM import_run WHERE id = ANY ($1)`,
      [drafts],
    );
    const ms = waited.rows.map((row) => row.ms);
    lines.push({
      what: `${runs} files of 10 MB`,
      workers: count,
      rows: file.rows * runs,
      waitedP50Ms: quantile(ms),
      waitedP95Ms: quantile(ms, 0.95),
      ...figures,
    });
  }
  return lines;
}
