import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { RememberedMapping, Run } from '@etl-studio/contracts';

import { readableFile } from '../../testing/readable-file';
import { ChosenFile } from '../upload/chosen-file';
import { UploadStore } from '../upload/upload.store';
import { LocalSource } from './local-source';

const MEMORY = '/api/datasets/d1/remembered-mapping';
const remembered: RememberedMapping = {
  kind: 'import',
  datasetId: 'd1',
  datasetName: 'Meta Ads EU',
  schemaVersion: 2,
  runId: 'r0',
  fileName: 'august.csv',
  at: '2026-09-03T12:00:00Z',
  by: 'Olivia',
  mapping: { campaign: { source: 'Ad' } },
};

describe('LocalSource', () => {
  let source: LocalSource;
  let http: HttpTestingController;

  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [LocalSource, UploadStore, provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(ChosenFile).choose('d1', readableFile('september.csv', 'Day,Ad\n2026-09-03,Brand\n'));
    source = TestBed.inject(LocalSource);
    source.datasetId.set('d1');
    await settled();
    http.expectOne('/api/limits');
    http.expectOne('/api/datasets/d1');
  });

  it('asks once how files with these columns were mapped before, and suggests that', async () => {
    expect(source.inspection()).toBeNull();
    const asked = http.expectOne(MEMORY);
    expect(asked.request.body).toEqual({ columns: ['Day', 'Ad'] });
    asked.flush({ remembered });
    await settled();
    expect(source.inspection()?.suggestedMapping.campaign).toMatchObject({
      source: 'Ad',
      rememberedFrom: { fileName: 'august.csv', by: 'Olivia' },
    });
    http.verify();
  });

  it('suggests from names and values where nothing can be recalled', async () => {
    http.expectOne(MEMORY).flush({}, { status: 500, statusText: 'Internal Server Error' });
    await settled();
    expect(source.inspection()?.suggestedMapping.date?.source).toBe('Day');
  });

  it('sends the file when a run is asked for, and only once', () => {
    http.expectOne(MEMORY);
    http.verify();
    const runs: Run[] = [];
    source.draft().subscribe((run) => runs.push(run));
    http.expectOne('/api/datasets/d1/uploads').flush({ run: { id: 'r1' }, inspection: {} });
    source.draft().subscribe((run) => runs.push(run));
    http.verify();
    expect(runs.map(({ id }) => id)).toEqual(['r1', 'r1']);
  });

  it('reads the file as somebody says, keeping what is known until then, and sends it with that', async () => {
    http.expectOne(MEMORY).flush({ remembered: null });
    await settled();
    source.reread({ headerRow: 0 });
    expect(source.inspection()?.columns[0]?.name).toBe('Day');
    await settled();
    http.expectOne(MEMORY).flush({ remembered: null });
    await settled();
    expect(source.inspection()?.columns[0]?.name).toBe('Column 1');
    source.draft().subscribe();
    http.expectOne('/api/datasets/d1/uploads?headerRow=0').flush({ run: { id: 'r1' }, inspection: {} });
    source.reread({});
    await settled();
    http.expectOne(MEMORY).flush({ remembered: null });
    await settled();
    source.draft().subscribe();
    expect(http.expectOne('/api/runs/r1/inspection').request.body).toEqual({});
  });

  it('stays as it was where it cannot be read so, and says why', async () => {
    http.expectOne(MEMORY).flush({ remembered: null });
    await settled();
    source.reread({ headerRow: 9 });
    await settled();
    expect(source.unread()).toContain('line 9');
    expect([source.inspection()?.columns.length, source.rereading(), source.said()]).toEqual([
      2,
      false,
      { headerRow: 9 },
    ]);
  });
});
