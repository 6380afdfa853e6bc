import { quantile, timed } from './figures.mjs';
import { writeGenerated } from './generated-file.mjs';
import { runOnce } from '../../start/run-once.mjs';

const bytes = 10e6;

const shell = async (command) => {
  const code = await runOnce('sh', ['-c', command], { stdio: 'ignore' });
  if (code !== 0) throw new Error(command);
};

/** An upload of 10 MB with its inspection, and what copying and hashing the file takes by itself. */
export async function measureUpload({ client, folder }, rounds) {
  const { file } = await writeGenerated(folder, bytes, 7);
  const uploads = [];
  const copies = [];
  for (let round = 0; round < rounds; round++) {
    copies.push(await timed(() => shell(`cp '${file}' '${folder}/copy.csv' && sha256sum '${file}'`)));
    const datasetId = await client.dataset(`Upload ${performance.now()}`);
    uploads.push(await timed(() => client.upload(datasetId, file)));
  }
  return {
    uploadMs: quantile(uploads),
    copyAndHashMs: quantile(copies),
  };
}
