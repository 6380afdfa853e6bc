import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { RowError } from '@etl-studio/contracts';

import { MendingStore, type MendingView } from './mending.store';

const VIEW: MendingView = {
  ...{ runId: 'r1', code: undefined, field: undefined, status: 'open', q: undefined },
  page: 1,
};
const ROW: RowError = {
  rowNumber: 4,
  line: 5,
  errors: [{ code: 'invalid_number', field: 'spend', column: 'Cost', message: 'No amount.', value: 'n.a.' }],
  row: { Day: '2026-13-01', Cost: 'n.a.' },
  mend: null,
};
const LATE = { code: 'invalid_date', field: 'date', column: 'Day', message: 'No day.', value: '2026-13-01' };

describe('MendingStore', () => {
  let store: MendingStore;
  let http: HttpTestingController;

  /** The page as it is after a reload: what the server has, and what the browser keeps. */
  const open = async (view: MendingView = VIEW): Promise<void> => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [MendingStore, provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(MendingStore);
    store.view.set(view);
    TestBed.tick();
    const id = view.runId;
    for (const { url, params, body } of [
      { url: `/api/runs/${id}`, params: '', body: { id, status: 'SUCCEEDED', invalidRows: 1 } },
      { url: `/api/runs/${id}/errors`, params: 'open', body: { items: [ROW], total: 1, nextCursor: null } },
    ]) {
      const asked = http.match(
        (request) => request.url === url && (request.params.get('status') ?? '') === params,
      );
      expect(asked).toHaveLength(1);
      asked[0]?.flush(body);
    }
    await Promise.resolve();
    TestBed.tick();
  };
  const cells = () =>
    store.rows()[0]?.cells.map(({ value, fault, isDraft }) => [value, fault?.message, isDraft]);
  const mend = (value: string, answer: object) => {
    store.mend(4, 'Cost', value);
    http.expectOne({ method: 'PATCH', url: '/api/runs/r1/errors/4' }).flush(answer);
    TestBed.tick();
  };

  beforeEach(() => sessionStorage.clear());

  it('keeps what was typed into a row that still fails, with what is wrong now, over a reload', async () => {
    await open();
    mend('1.50', { mended: 0, problems: [{ rowNumber: 4, errors: [LATE] }] });
    const typed = [
      ['2026-13-01', 'No day.', false],
      ['1.50', undefined, true],
    ];
    expect(cells()).toEqual(typed);
    await open();
    expect(cells()).toEqual(typed);
    await open({ ...VIEW, runId: 'r2' });
    expect(cells()?.[1]).toEqual(['n.a.', 'No amount.', false]);
  });

  it('keeps it while other rows are looked at', async () => {
    await open();
    mend('1.50', { mended: 0, problems: [{ rowNumber: 4, errors: [LATE] }] });
    store.view.set({ ...VIEW, code: 'invalid_number' });
    TestBed.tick();
    expect(cells()?.[1]).toEqual(['1.50', undefined, true]);
  });

  it('forgets it once the row passes', async () => {
    await open();
    mend('1.50', { mended: 0, problems: [{ rowNumber: 4, errors: [LATE] }] });
    mend('2.50', { mended: 1, problems: [] });
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    '{',
    '[1]',
    '{"4":{"values":{"Cost":1},"errors":[]}}',
    '{"4":{"values":{},"errors":[{}]}}',
    'null',
  ])('takes nothing from what it did not keep: %s', async (kept) => {
    sessionStorage.setItem('etl-studio.edits..r1', kept);
    await open();
    expect(cells()?.[1]).toEqual(['n.a.', 'No amount.', false]);
  });
});
