import { randomUUID } from 'node:crypto';
import { startTestApp, draftOf, generatedCsv, type TestApp } from '../../testing';
import { FileStores } from '../../platform/storage';
import { StoredFilesRepository } from '../stored-files.repository';
import { OrphanFiles } from './orphan-files';

describe('the sweep of a store', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await startTestApp();
  }, 60_000);
  afterAll(() => api.close());

  it('removes files that no upload knows, if they are old enough, and no others', async () => {
    const stores = api.app.get(FileStores, { strict: false });
    const sweep = new OrphanFiles(stores, new StoredFilesRepository(api.dataSource));
    const client = await api.as('MEMBER');
    const draft = await draftOf(client, generatedCsv(10).text);
    const orphan = randomUUID();
    const write = await stores.current.write(orphan);
    write.stream.end('a,b\n');
    await write.commit();

    await sweep.remove(new Date(Date.now() - 60_000));
    expect(await stores.current.size(orphan)).toBe(4);
    await sweep.remove(new Date(Date.now() + 60_000));
    expect(await stores.current.size(orphan)).toBeNull();
    expect((await client.get(`/api/runs/${draft.id}/download`)).status).toBe(200);
  });
});
