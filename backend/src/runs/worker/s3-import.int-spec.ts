import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  figuresOf,
  generatedCsv,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
} from '../../testing';

const succeeded = (run: Run) => run.status === 'SUCCEEDED';
const { TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_BUCKET, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } =
  process.env;
const onS3 = {
  S3_ENDPOINT: TEST_S3_ENDPOINT ?? '',
  S3_PUBLIC_ENDPOINT: TEST_S3_ENDPOINT ?? '',
  S3_REGION: TEST_S3_REGION ?? 'us-east-1',
  S3_BUCKET: TEST_S3_BUCKET ?? '',
  S3_ACCESS_KEY: TEST_S3_ACCESS_KEY ?? '',
  S3_SECRET_KEY: TEST_S3_SECRET_KEY ?? '',
};

if (!TEST_S3_ENDPOINT)
  process.stdout.write('SKIPPED: imports of files on S3, because TEST_S3_ENDPOINT is not set\n');

(TEST_S3_ENDPOINT ? describe : describe.skip)('a file on S3', () => {
  const csv = generatedCsv(3_000);

  async function imported(api: TestApp, worker: Record<string, string>): Promise<Run> {
    const client = await api.as('MEMBER');
    const process = await startWorker(api, worker);
    const id = await started(client, await draftOf(client, csv.text));
    const run = await runWhen(client, id, succeeded);
    expect(await figuresOf(api, id)).toMatchObject({
      records: csv.validRows,
      spend: csv.spend,
      publishes: 1,
    });
    await process.stop();
    return run;
  }

  async function storeOf(api: TestApp, run: Run): Promise<string> {
    const [file] = await api.dataSource.query(
      'SELECT f.storage FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1',
      [run.id],
    );
    return file.storage;
  }

  it('is uploaded, imported, downloaded at an address of the store, and deleted', async () => {
    const api = await startTestApp({ env: onS3 });
    const run = await imported(api, onS3);
    expect(await storeOf(api, run)).toBe('s3');
    const client = await api.as('ADMIN');
    const answer = await client.get(`/api/runs/${run.id}/download`);
    expect(answer.status).toBe(302);
    const address = answer.headers.get('location') ?? '';
    expect(await (await fetch(address)).text()).toBe(csv.text);
    expect((await client.delete(`/api/datasets/${run.datasetId}`)).status).toBe(204);
    expect((await fetch(address)).status).toBe(404);
    await api.close();
  }, 90_000);

  it('is imported after new files have been sent to the disk', async () => {
    const api = await startTestApp({ env: onS3 });
    expect(await storeOf(api, await imported(api, { ...onS3, STORAGE: 'disk' }))).toBe('s3');
    await api.close();
  }, 90_000);

  it('does not keep a file on the disk from being imported', async () => {
    const api = await startTestApp();
    expect(await storeOf(api, await imported(api, onS3))).toBe('disk');
    await api.close();
  }, 90_000);
});
