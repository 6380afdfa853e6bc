import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Mapping } from '@etl-studio/contracts';

import { FedEventSource } from '../../testing/fed-event-source';
import { KeptDrafts } from '../mapping/kept-drafts';
import { DraftStart } from './draft-start';
import { LiveRun } from './live-run';
import { RunStore } from './run.store';

const mapping: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost', decimal: '.' },
};
const sure = { confidence: 1, reason: '', ambiguous: null };
const suggestedMapping = Object.fromEntries(
  Object.entries(mapping).map(([field, mapped]) => [field, { ...mapped, ...sure }]),
);
const run = { id: 'r1', datasetId: 'd1', status: 'DRAFT', schemaVersion: null, seq: 1 };
const schema = { version: 4, mapping, rules: { spend: { min: '0' } } };

describe('starting a draft from its page', () => {
  let draft: DraftStart;
  let store: RunStore;
  let http: HttpTestingController;

  const answer = async (url: string, body: object): Promise<void> => {
    TestBed.tick();
    http.expectOne(url).flush(body);
    await Promise.resolve();
    TestBed.tick();
  };

  const open = async (activeSchemaVersion: number | null): Promise<void> => {
    TestBed.configureTestingModule({
      providers: [DraftStart, LiveRun, RunStore, provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    draft = TestBed.inject(DraftStart);
    store = TestBed.inject(RunStore);
    store.live.runId.set('r1');
    await answer('/api/runs/r1', run);
    await answer('/api/datasets/d1', {
      id: 'd1',
      currency: 'EUR',
      importMode: 'replace',
      activeSchemaVersion,
    });
  };
  const openDecided = async (): Promise<void> => {
    await open(4);
    await answer('/api/datasets/d1/schema', schema);
    await answer('/api/runs/r1/inspection', { columns: [], suggestedMapping });
  };

  const validated = (basis: string) => {
    const asked = http.expectOne('/api/runs/r1/validate');
    asked.flush({ overlap: { days: 0, held: [] }, possibleDoubleCount: null, basis });
    return asked.request.body;
  };

  beforeEach(() => {
    localStorage.clear();
    FedEventSource.install();
  });

  it('is not offered where the dataset has no schema: nothing is asked for it', async () => {
    await open(null);
    TestBed.tick();
    http.expectNone('/api/runs/r1/inspection');
    expect(draft.version()).toBeNull();
  });

  it('is offered where the file reads as the schema says, and starts with that version', async () => {
    await openDecided();
    expect(draft.version()?.version).toBe(4);
    draft.start();
    expect(store.busy()).toBe(true);
    expect(validated('b1')).toEqual({ mapping, rules: schema.rules, mode: 'replace' });
    const start = http.expectOne('/api/runs/r1/start');
    expect(start.request.body).toEqual({ schemaVersion: 4, mode: 'replace', basis: 'b1' });
    start.flush({ ...run, status: 'QUEUED', schemaVersion: 4, seq: 2 });
    expect(store.busy()).toBe(false);
    expect(store.run()?.status).toBe('QUEUED');
    expect(draft.version()).toBeNull();
  });

  it('finds out anew what is displaced where that has changed, and says why it was refused', async () => {
    await openDecided();
    draft.start();
    validated('b1');
    const moved = { status: 409, statusText: 'Conflict' };
    http.expectOne('/api/runs/r1/start').flush({ code: 'basis_moved', detail: 'Changed meanwhile.' }, moved);
    expect(validated('b2')).toMatchObject({ mode: 'replace' });
    const again = http.expectOne('/api/runs/r1/start');
    expect(again.request.body).toMatchObject({ basis: 'b2' });
    again.flush({ code: 'invalid_state', detail: 'The run was cancelled.' }, moved);
    expect(store.refusal()?.sentence).toBe('The run was cancelled.');
  });

  it('is not offered over choices that are kept in this browser', async () => {
    const at = '2026-03-01T12:00:00Z';
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(KeptDrafts).keep({
      runId: 'r1',
      draft: { fields: {}, ignored: [] },
      basedOn: 4,
      at,
    });
    TestBed.resetTestingModule();
    await openDecided();
    expect(draft.version()).toBeNull();
  });
});
