import { ApplicationRef, Component, signal } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { injectPageDemand } from './page-demand';
import { RecordPages } from './record-pages';
import type { RowBlock } from './row-block';

const sums = { currency: null, spend: '0', clicks: '0', conversions: '0', byCurrency: [] };
const block = signal<RowBlock>({ first: 0, end: 28 });
const move = (first: number) => {
  block.set({ first, end: first + 28 });
  TestBed.tick();
};

@Component({ template: '' })
class Grid {
  constructor() {
    injectPageDemand(block);
  }
}

describe('injectPageDemand', () => {
  let http: HttpTestingController;
  const asked = () => http.match((sent) => sent.method === 'GET');
  const offsets = () => asked().map(({ request }) => Number(request.params.get('offset')));
  const show = () => {
    TestBed.inject(RecordPages).show({ runId: 'r1', filter: {}, sort: ['rowNumber'] });
    http
      .expectOne(() => true)
      .flush({ items: [], nextCursor: null, total: 100_000, sums, facets: { channel: [] } });
  };

  let before: number[];

  beforeEach(async () => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [RecordPages, provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    block.set({ first: 0, end: 28 });
    show();
    TestBed.createComponent(Grid);
    TestBed.tick();
    before = offsets();
    await TestBed.inject(ApplicationRef).whenStable();
    TestBed.tick();
  });
  afterEach(() => jest.useRealTimers());

  it('asks for pages behind the rows in sight, once these are there', () => {
    expect(before).toEqual([]);
    expect(offsets()).toEqual([100, 200, 300]);
  });

  it('asks for nothing that flies past, and leaves what was asked before', () => {
    const before = asked();
    for (const first of [5_000, 10_000, 15_000]) {
      move(first);
      jest.advanceTimersByTime(100);
    }
    expect(before.every(({ cancelled }) => cancelled)).toBe(true);
    expect(offsets()).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(offsets()).toEqual([15_000, 15_100, 15_200, 15_300]);
  });

  it('asks ahead the way the rows move', () => {
    move(50_000);
    jest.advanceTimersByTime(200);
    asked();
    move(49_950);
    expect(offsets()).toEqual([49_600, 49_700, 49_800, 49_900]);
  });

  it('asks for the rows in sight of another set', () => {
    move(50_000);
    jest.advanceTimersByTime(200);
    asked();
    show();
    TestBed.tick();
    expect(offsets()).toContain(50_000);
  });
});
