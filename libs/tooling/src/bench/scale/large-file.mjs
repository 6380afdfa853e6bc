import { draftLike } from '../import/drafts.mjs';
import { mapping, writeGenerated } from '../import/generated-file.mjs';
import { importTime } from '../import/import-time.mjs';
import { withCpuOfAll } from './cpu-of-all.mjs';

/** One large file: as a whole by one worker, then in its parts by each number of workers. */
export async function measureLarge(server, bytes, workers, say) {
  say(`Uploading ${bytes / 1e6} MB ...`);
  const file = await writeGenerated(server.folder, bytes);
  const { runId } = await server.client.draft(file.file, mapping);
  const { rows } = await server.owner.query('SELECT id, parts FROM stored_file WHERE size > $1', [bytes / 2]);
  const [{ id, parts }] = rows;
  const keepParts = (kept) =>
    server.owner.query('UPDATE stored_file SET parts = $2 WHERE id = $1', [id, JSON.stringify(kept)]);
  const lines = [];
  const measure = async (what, count) => {
    await server.haveWorkers(count);
    say(`${what}, ${count} workers ...`);
    const draft = await draftLike(server.owner, runId);
    const figures = await withCpuOfAll(server, () => importTime(server, draft));
    lines.push({ what, workers: count, rows: file.rows, ...figures });
  };
  await keepParts(null);
  await measure('one file, as a whole', 1);
  await keepParts(parts);
  for (const count of workers) await measure(`one file, in ${parts.length} parts`, count);
  return lines;
}
