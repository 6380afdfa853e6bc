import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { FedEventSource } from '../../testing/fed-event-source';
import { RunPage } from './run.page';

const EVENTS_A_SECOND = 20;
const MOST_CHANGES_A_SECOND = 5;
/** Milliseconds: the page is compiled the first time, and drawn anew for each of many events. */
const LONG_MS = 60_000;

const RUN = {
  ...{ id: 'r1', datasetId: 'd1', orgId: 'o1', fileName: 'meta.csv', mode: 'replace', schemaVersion: 4 },
  ...{ status: 'RUNNING', phase: 'importing', attemptCount: 1, dlq: false, retryAt: null, error: null },
  ...{
    createdBy: null,
    rerunOf: null,
    control: null,
    totalRows: 100_000,
    excludedRows: 0,
    rowsPerSecond: 1_400,
  },
  ...{
    createdAt: '2026-03-01T14:00:00Z',
    startedAt: '2026-03-01T14:00:05Z',
    finishedAt: null,
    revertedAt: null,
  },
};

/** The run after so many events. */
const after = (events: number) => ({
  ...RUN,
  seq: 1_000 + events,
  ...{ processedRows: events * 71, validRows: events * 70, invalidRows: events, spend: `${events * 123}.5` },
  progressPercent: events * 0.071,
  topErrors: [{ code: 'invalid_number', field: 'spend', count: events, sampleRow: 3 }],
});

describe('the page of a run', () => {
  let page: HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers({ now: Date.parse('2026-03-01T14:00:05Z') });
    FedEventSource.install();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(RunPage);
    fixture.componentRef.setInput('id', 'r1');
    fixture.autoDetectChanges();
    await jest.advanceTimersByTimeAsync(100);
    page = fixture.nativeElement as HTMLElement;
    const http = TestBed.inject(HttpTestingController);
    http.expectOne('/api/runs/r1').flush(after(0));
    await jest.advanceTimersByTimeAsync(100);
    http.expectOne('/api/runs/r1/attempts').flush([]);
    http.expectOne('/api/runs/r1/log').flush([{ at: '2026-03-01T14:00:05Z', event: 'claimed', text: '' }]);
    FedEventSource.last.onopen?.();
    FedEventSource.last.send('run.snapshot', after(0));
    await jest.advanceTimersByTimeAsync(1_000);
  }, LONG_MS);
  afterEach(() => jest.useRealTimers());

  /** How often the page is changed, turn by turn, while `seconds` pass and events come. */
  async function changesDuring(seconds: number, eventsASecond: number): Promise<number> {
    let turns = 0;
    const watching = new MutationObserver(() => (turns += 1));
    watching.observe(page, { subtree: true, childList: true, characterData: true, attributes: true });
    for (let event = 1; event <= seconds * eventsASecond; event += 1) {
      FedEventSource.last.send('run.progress', after(event));
      await jest.advanceTimersByTimeAsync(1_000 / eventsASecond);
    }
    watching.disconnect();
    return turns;
  }

  const shown = (selector: string) => page.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

  it(
    'is changed at most five times a second, however much happens, clock and all',
    async () => {
      const seconds = 10;
      const turns = await changesDuring(seconds, EVENTS_A_SECOND);
      expect(shown('app-progress-card .rows')).toMatch(/^1[34],\d{3} of 100,000 rows · about/);
      expect(shown('app-progress-card')).toContain('Elapsed0:11');
      expect(turns).toBeGreaterThan(seconds);
      expect(turns).toBeLessThanOrEqual(seconds * MOST_CHANGES_A_SECOND);
    },
    LONG_MS,
  );

  it('lets the clock go on where nothing comes, a change a second', async () => {
    const turns: number[] = [];
    const watching = new MutationObserver(() => turns.push(Date.now()));
    watching.observe(page, { subtree: true, childList: true, characterData: true, attributes: true });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(shown('app-progress-card')).toContain('Elapsed0:11');
    expect(turns).toHaveLength(10);
  });
});
