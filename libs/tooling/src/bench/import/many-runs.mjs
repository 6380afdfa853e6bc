import { draftLike } from './drafts.mjs';
import { quantile } from './figures.mjs';
import { mapping, writeGenerated } from './generated-file.mjs';
import { importTime } from './import-time.mjs';

const smallBytes = 33_000;
/** Runs whose median stands for the one in their middle. */
const window = 11;

/** Imports the same 500 rows again and again into one dataset: what the last runs cost against the tenth. */
export async function measureManyRuns(server, runs, onProgress) {
  const file = await writeGenerated(server.folder, smallBytes, 3);
  const { runId } = await server.client.draft(file.file, mapping);
  const taken = [];
  for (let n = 1; n <= runs; n++) {
    const { workerMs } = await importTime(server, await draftLike(server.owner, runId));
    taken.push(workerMs);
    if (n % 100 === 0) onProgress(n);
  }
  return {
    runs,
    rowsEach: file.rows,
    tenthMs: quantile(taken.slice(4, 4 + window)),
    lastMs: quantile(taken.slice(-window)),
  };
}
