import type { Dataset, Mapping, Rules, Run } from '@etl-studio/contracts';
import type { ConsoleSession } from './console';

export const HEADERS = { 'X-Requested-With': 'etl-studio' };

/** A run of a file in a dataset of its own, over the API as the person who is signed in; its id, once it has ended. */
export async function importedRun(
  { context }: ConsoleSession,
  file: { name: string; rows: readonly string[] },
  mapping: Mapping,
  rules: Rules = {},
): Promise<string> {
  const { request } = context;
  const post = async (path: string, data: object): Promise<unknown> =>
    (await request.post(path, { headers: HEADERS, data })).json();
  const dataset = (await post('/api/datasets', { name: `${file.name} ${Date.now()}` })) as Dataset;
  const upload = await request.post(`/api/datasets/${dataset.id}/uploads`, {
    headers: HEADERS,
    multipart: { file: { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.rows.join('\n')) } },
  });
  const { run } = (await upload.json()) as { run: Run };
  await request.put(`/api/datasets/${dataset.id}/schema`, { headers: HEADERS, data: { mapping, rules } });
  await post(`/api/runs/${run.id}/start`, {});
  for (;;) {
    const { status } = (await (await request.get(`/api/runs/${run.id}`)).json()) as Run;
    if (status === 'SUCCEEDED') return run.id;
    if (status !== 'QUEUED' && status !== 'RUNNING') throw new Error(`The run is ${status}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
