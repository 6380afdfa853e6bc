import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SchemaVersion } from '@etl-studio/contracts';

import { DatasetStore } from '../datasets/dataset.store';
import { SchemaStore } from './schema.store';

const DATASET = '/api/datasets/d1';
const first: SchemaVersion = {
  version: 1,
  mapping: { channel: { constant: 'TV' } },
  rules: {},
  createdAt: '',
  createdBy: null,
  note: null,
  runs: 0,
};
const theirs: SchemaVersion = { ...first, version: 2, mapping: { channel: { constant: 'Radio' } } };

describe('SchemaStore', () => {
  let store: SchemaStore;
  let http: HttpTestingController;

  const answer = async (versions: SchemaVersion[]): Promise<void> => {
    TestBed.tick();
    const [{ version } = first] = versions;
    http.match(DATASET).forEach((asked) => asked.flush({ id: 'd1', activeSchemaVersion: version }));
    await Promise.resolve();
    TestBed.tick();
    http
      .match(({ url }) => url === `${DATASET}/schema/versions`)
      .forEach((asked) => asked.flush({ items: versions, total: versions.length, nextCursor: null }));
    await Promise.resolve();
    TestBed.tick();
  };
  const publish = () => {
    store.publish('Less is wrong').subscribe({ error: () => undefined });
    return http.expectOne({ method: 'PUT', url: `${DATASET}/schema` });
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [DatasetStore, SchemaStore, provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(SchemaStore);
    TestBed.inject(DatasetStore).open('d1');
    await answer([first]);
    store.edit('spend', 'min', '5');
  });

  it('says which version its rules were made from', () => {
    expect(publish().request.body).toMatchObject({ basedOn: 1, rules: { spend: { min: '5' } } });
  });

  it("keeps the changes as changes to a colleague's version that came in between, and publishes them on it", async () => {
    const moved = { code: 'schema_moved', detail: 'Changed meanwhile.', requestId: 'q1' };
    publish().flush(moved, { status: 409, statusText: 'Conflict' });
    await answer([theirs, first]);
    expect([store.active()?.version, store.rules()]).toEqual([2, { spend: { min: '5' } }]);
    expect(publish().request.body).toMatchObject({ basedOn: 2, mapping: { channel: { constant: 'Radio' } } });
  });

  it("goes on from what it published, so that a colleague's next version is no change of one's own", async () => {
    const mine = { ...first, version: 2, rules: { spend: { min: '5' } } };
    publish().flush(mine);
    await answer([mine, first]);
    expect([store.rules(), store.changes()]).toEqual([mine.rules, []]);
    TestBed.inject(DatasetStore).dataset.reload();
    store.versions.reload();
    await answer([{ ...theirs, version: 3 }, mine, first]);
    expect([store.rules(), store.changes()]).toEqual([{}, []]);
  });
});
