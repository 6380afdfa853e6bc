import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ImportRecord } from '@etl-studio/contracts';

import { RecordPages } from './record-pages';

const sums = { currency: null, spend: '0', clicks: '0', conversions: '0', byCurrency: [] };
const record = (rowNumber: number) => ({ rowNumber }) as ImportRecord;
const answer = (offset: number, total: number) => ({
  items: Array.from({ length: Math.min(100, total - offset) }, (_, index) => record(offset + index + 1)),
  nextCursor: null,
  total,
  sums,
  facets: { channel: [] },
});

describe('RecordPages', () => {
  let pages: RecordPages;
  let http: HttpTestingController;
  const offsets = () => http.match(() => true).map(({ request }) => Number(request.params.get('offset')));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [RecordPages, provideHttpClient(), provideHttpClientTesting()],
    });
    pages = TestBed.inject(RecordPages);
    http = TestBed.inject(HttpTestingController);
    pages.show({ runId: 'r1', filter: { search: 'brand', channel: ['Social'] }, sort: ['-spend', 'date'] });
  });

  it('asks for the first page with filter and order', () => {
    const { request } = http.expectOne((sent) => sent.url === '/api/runs/r1/records');
    expect(request.params.toString()).toBe('search=brand&channel=Social&sort=-spend,date&offset=0&limit=100');
  });

  it('asks for every page once, and knows its rows when they have come', () => {
    http.expectOne(() => true).flush(answer(0, 1_000));
    pages.need(90, 210);
    pages.need(90, 210);
    const [second, third] = http.match(() => true);
    second!.flush(answer(100, 1_000));
    expect([pages.row(99)?.rowNumber, pages.row(100)?.rowNumber, pages.row(200)]).toEqual([
      100,
      101,
      undefined,
    ]);
    third!.flush(answer(200, 1_000));
    expect(pages.row(200)?.rowNumber).toBe(201);
    http.verify();
  });

  it('asks for nothing beyond the end', () => {
    http.expectOne(() => true).flush(answer(0, 150));
    pages.need(0, 900);
    expect(offsets()).toEqual([100]);
  });

  it('drops requests for pages that were scrolled past', () => {
    http.expectOne(() => true).flush(answer(0, 100_000));
    pages.need(200, 220);
    const passed = http.expectOne(() => true);
    pages.need(50_000, 50_020);
    expect(passed.cancelled).toBe(true);
    expect(offsets()).toEqual([50_000]);
  });

  it('drops requests for pages that are left, but never the first', () => {
    const first = http.expectOne(() => true);
    pages.leave(50_000, 50_020);
    expect(first.cancelled).toBe(false);
    first.flush(answer(0, 100_000));
    pages.need(200, 220);
    const left = http.expectOne(() => true);
    pages.leave(50_000, 50_020);
    expect(left.cancelled).toBe(true);
    http.verify();
  });

  it('says what is known of the whole set once, however often pages repeat it', () => {
    http.expectOne(() => true).flush(answer(0, 1_000));
    const known = pages.summary();
    pages.need(100, 120);
    http.expectOne(() => true).flush(answer(100, 1_000));
    expect(pages.summary()).toBe(known);
  });

  it('forgets the rows of the set before, and its requests', () => {
    const before = http.expectOne(() => true);
    pages.show({ runId: 'r1', filter: {}, sort: ['rowNumber'] });
    expect(before.cancelled).toBe(true);
    http.expectOne(() => true).flush(answer(0, 3));
    expect(pages.total()).toBe(3);
  });

  it('says why rows cannot be read, and tries again when asked to', () => {
    http.expectOne(() => true).flush('', { status: 503, statusText: 'Unavailable' });
    expect(pages.failure()?.status).toBe(503);
    pages.tryAgain();
    http.expectOne(() => true).flush(answer(0, 3));
    expect(pages.failure()).toBeNull();
  });
});
