import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ColumnInfo, FieldSuggestion, SchemaVersion } from '@etl-studio/contracts';

import { UploadedFiles } from '../upload/uploaded-files';
import { MappingSource } from './mapping-source';
import { MappingStore } from './mapping.store';
import { RunSource } from './run-source';

const columns: ColumnInfo[] = ['Day', 'Campaign', 'Cost'].map((name, index) => ({
  index,
  name,
  type: 'text',
  empty: 0,
  distinct: 1,
  samples: [],
}));
const suggest = (source: string): FieldSuggestion => ({ source, confidence: 1, reason: '', ambiguous: null });
const inspection = {
  dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', headerRow: 1, decimal: '.' },
  columns,
  suggestedMapping: { date: suggest('Day'), campaign: suggest('Campaign'), spend: suggest('Cost') },
  preview: [{ rowNumber: 1, line: 2, values: ['2026-09-03', 'Brand', '1.50'], record: null, errors: [] }],
  dataRows: 1,
  warnings: [],
  platform: null,
  trailerRows: 0,
};
const saved: SchemaVersion = {
  version: 3,
  mapping: {},
  rules: {},
  createdAt: '',
  createdBy: null,
  note: null,
  runs: 0,
};

describe('MappingStore', () => {
  let store: MappingStore;
  let http: HttpTestingController;

  const answer = async (path: string, body: object): Promise<void> => {
    TestBed.tick();
    http.expectOne(path).flush(body);
    await Promise.resolve();
    TestBed.tick();
  };

  const open = async (schema: SchemaVersion | null = null): Promise<void> => {
    TestBed.configureTestingModule({
      providers: [
        RunSource,
        { provide: MappingSource, useExisting: RunSource },
        MappingStore,
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    TestBed.inject(UploadedFiles).keep(
      'r1',
      new File(['Day,Campaign,Cost\n2026-09-03,Brand,1.50\n'], 'a.csv'),
    );
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(MappingStore);
    TestBed.inject(RunSource).runId.set('r1');
    await answer('/api/runs/r1/inspection', inspection);
    await answer('/api/runs/r1', { id: 'r1', datasetId: 'd1', status: 'DRAFT', fileSize: 40 });
    const activeSchemaVersion = schema?.version ?? null;
    await answer('/api/datasets/d1', { id: 'd1', currency: 'EUR', activeSchemaVersion });
    if (schema) await answer('/api/datasets/d1/schema', schema);
  };

  beforeEach(async () => {
    localStorage.clear();
    await open();
  });

  it('starts from the suggestion and says what is missing', () => {
    expect(store.ready()).toBe(true);
    expect(store.missing()).toEqual(['channel']);
    expect(store.mappedRequired()).toBe(3);
  });

  it('tells every change aloud, with how far the mapping is', () => {
    store.assignConstant('channel', 'TV');
    expect(store.announcement()).toContain('4 of 4 required fields');
    store.assign('Cost', null);
    expect(store.announcement()).toBe('Cost is not imported. 3 of 4 required fields.');
  });

  it('undoes one change at a time; typing one value is one change', () => {
    store.assign('Cost', 'clicks');
    for (const typed of ['T', 'TV']) store.assignConstant('channel', typed);
    store.undo();
    expect(store.draft().fields.channel).toBeUndefined();
    store.undo();
    expect(store.draft().fields.spend?.source).toBe('Cost');
    expect(store.canUndo()).toBe(false);
  });

  /** What the server finds in the file: nothing that counts is displaced. */
  const validate = (basis: string) => {
    const asked = http.expectOne('/api/runs/r1/validate');
    asked.flush({ overlap: { days: 0, held: [] }, possibleDoubleCount: null, basis });
    return asked.request.body;
  };

  it('publishes what changed before it starts, and starts with that version', () => {
    store.assignConstant('channel', 'TV');
    store.startImport().subscribe();
    expect(validate('b1').mapping).toMatchObject({ channel: { constant: 'TV' } });
    const put = http.expectOne({ method: 'PUT', url: '/api/datasets/d1/schema' });
    expect(put.request.body.mapping).toMatchObject({
      channel: { constant: 'TV' },
      spend: { source: 'Cost' },
    });
    put.flush({ ...saved, mapping: put.request.body.mapping });
    expect(store.isSaved()).toBe(true);
    expect(http.expectOne('/api/runs/r1/start').request.body).toMatchObject({
      schemaVersion: 3,
      basis: 'b1',
    });
    store.save().subscribe();
    http.expectNone({ method: 'PUT', url: '/api/datasets/d1/schema' });
  });

  it('looks again at what it would displace when that has changed since', () => {
    store.startImport().subscribe();
    validate('b1');
    const put = http.expectOne({ method: 'PUT', url: '/api/datasets/d1/schema' });
    put.flush({ ...saved, mapping: put.request.body.mapping });
    const moved = { code: 'basis_moved', detail: 'Changed meanwhile.', requestId: 'q1' };
    http.expectOne('/api/runs/r1/start').flush(moved, { status: 409, statusText: 'Conflict' });
    validate('b2');
    expect(http.expectOne('/api/runs/r1/start').request.body).toMatchObject({ basis: 'b2' });
  });

  describe('when a colleague saved another mapping meanwhile', () => {
    const SCHEMA = '/api/datasets/d1/schema';
    const theirs: SchemaVersion = {
      ...saved,
      mapping: { ...inspectedMapping(), channel: { constant: 'Radio' } },
      rules: { spend: { min: '0' } },
    };
    const refuse = () => {
      const put = http.expectOne({ method: 'PUT', url: SCHEMA });
      const moved = { code: 'schema_moved', detail: 'Changed meanwhile.', requestId: 'q1' };
      put.flush(moved, { status: 409, statusText: 'Conflict' });
      http.expectOne({ method: 'GET', url: SCHEMA }).flush(theirs);
      return put.request.body;
    };

    beforeEach(() => store.assignConstant('channel', 'TV'));

    it('says so instead of saving over it, and ends without a run', () => {
      const runs: unknown[] = [];
      store.save().subscribe((run) => runs.push(run));
      expect(refuse()).toMatchObject({ basedOn: null });
      expect(store.conflict()).toEqual(theirs);
      expect(runs).toEqual([]);
    });

    it('saves the own mapping over it when told to, with the rules that the colleague made', () => {
      store.save().subscribe();
      refuse();
      store.keepMine();
      store.save().subscribe();
      const { body } = http.expectOne({ method: 'PUT', url: SCHEMA }).request;
      expect(body).toMatchObject({
        mapping: { channel: { constant: 'TV' } },
        rules: { spend: { min: '0' } },
        basedOn: 3,
      });
    });

    it('takes over theirs when told to, and gives the own one back by undoing', () => {
      store.save().subscribe();
      refuse();
      store.showTheirs();
      expect([store.mapping().channel, store.isSaved(), store.conflict()]).toEqual([
        { constant: 'Radio' },
        true,
        null,
      ]);
      store.undo();
      expect(store.mapping().channel).toEqual({ constant: 'TV' });
    });

    it('finds it when the person comes back to the page, and nothing where both say the same', () => {
      store.lookForOthers();
      http.expectOne({ method: 'GET', url: SCHEMA }).flush({ ...theirs, mapping: store.mapping() });
      expect([store.conflict(), store.isSaved()]).toEqual([null, true]);
      store.assignConstant('channel', 'Print');
      store.lookForOthers();
      http.expectOne({ method: 'GET', url: SCHEMA }).flush({ ...theirs, version: 4 });
      expect(store.conflict()?.version).toBe(4);
    });
  });

  describe('choices that are kept in this browser', () => {
    const reload = async (schema?: SchemaVersion): Promise<void> => {
      TestBed.resetTestingModule();
      await open(schema);
    };

    it('come back after a reload, also those of the last second', async () => {
      store.assignConstant('channel', 'TV');
      expect(store.keptAt()).toBeNull();
      await reload();
      expect(store.mapping().channel).toEqual({ constant: 'TV' });
      expect(store.keptAt()).not.toBeNull();
      expect(store.announcement()).toContain('back');
    });

    it('are kept after a pause', () => {
      jest.useFakeTimers();
      store.assignConstant('channel', 'TV');
      jest.advanceTimersByTime(999);
      expect(store.keptAt()).toBeNull();
      jest.advanceTimersByTime(1);
      expect(store.keptAt()).not.toBeNull();
      jest.useRealTimers();
    });

    it('are kept no more once they are the suggestions again, or the mapping of the dataset', async () => {
      store.assignConstant('channel', 'TV');
      store.reset();
      await reload();
      expect(store.mapping().channel).toBeUndefined();
      store.assignConstant('channel', 'TV');
      store.save().subscribe();
      const put = http.expectOne({ method: 'PUT', url: '/api/datasets/d1/schema' });
      put.flush({ ...saved, mapping: put.request.body.mapping });
      await reload();
      expect([store.mapping().channel, store.keptAt()]).toEqual([undefined, null]);
    });

    it('are not saved over what a colleague saved meanwhile, until the person says so', async () => {
      const theirs = { ...saved, mapping: { ...inspectedMapping(), channel: { constant: 'Radio' } } };
      store.assignConstant('channel', 'TV');
      await reload(theirs);
      expect(store.conflict()).toEqual(theirs);
      store.assignConstant('channel', 'Print');
      await reload(theirs);
      expect(store.conflict()).toEqual(theirs);
      store.save().subscribe();
      const unseen = http.expectOne({ method: 'PUT', url: '/api/datasets/d1/schema' });
      expect(unseen.request.body.basedOn).toBeNull();
      store.keepMine();
      await reload(theirs);
      expect([store.conflict(), store.mapping().channel]).toEqual([null, { constant: 'Print' }]);
    });

    it('are left out where they no longer fit the file, or make no sense', async () => {
      store.assign('Cost', 'clicks');
      store.assignConstant('channel', 'TV');
      TestBed.resetTestingModule();
      const key = 'etl-studio.mappings.';
      localStorage.setItem(key, localStorage.getItem(key)!.replaceAll('"Cost"', '"Gone"'));
      await open();
      expect(store.mapping()).toMatchObject({ channel: { constant: 'TV' }, date: { source: 'Day' } });
      expect(store.mapping().clicks).toBeUndefined();
      TestBed.resetTestingModule();
      localStorage.setItem(key, '[{"runId":"r1","at":"2026-09-03T14:02:00Z","draft":7},null]');
      await open();
      expect(store.mapping().date).toEqual({ source: 'Day' });
    });
  });
});

/** What the inspection suggests, as a mapping. */
function inspectedMapping() {
  return { date: { source: 'Day' }, campaign: { source: 'Campaign' }, spend: { source: 'Cost' } };
}
