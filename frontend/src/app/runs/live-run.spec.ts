import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { LiveRun } from './live-run';

/** The browser's EventSource, fed by the test. */
class Source {
  static readonly opened: Source[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  private readonly listeners = new Map<string, (event: { data: string; lastEventId: string }) => void>();

  constructor(readonly url: string) {
    Source.opened.push(this);
  }

  addEventListener(name: string, listener: (event: { data: string; lastEventId: string }) => void): void {
    this.listeners.set(name, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  send(name: string, run: object): void {
    this.listeners.get(name)?.({ data: JSON.stringify(run), lastEventId: '1' });
  }
}

const run = (seq: number, status = 'RUNNING') => ({ id: 'r1', seq, status, processedRows: seq });

describe('LiveRun', () => {
  let live: LiveRun;
  let http: HttpTestingController;
  const source = (): Source => Source.opened.at(-1)!;

  beforeEach(() => {
    jest.useFakeTimers();
    Source.opened.length = 0;
    Object.assign(globalThis, { EventSource: Source });
    TestBed.configureTestingModule({ providers: [LiveRun, provideHttpClient(), provideHttpClientTesting()] });
    live = TestBed.inject(LiveRun);
    http = TestBed.inject(HttpTestingController);
    live.runId.set('r1');
    TestBed.tick();
    source().onopen?.();
  });
  afterEach(() => jest.useRealTimers());

  it('follows the run over its own stream', () => {
    expect(source().url).toBe('/api/runs/r1/events');
    source().send('run.snapshot', run(1));
    expect(live.run()?.seq).toBe(1);
    expect(live.link().kind).toBe('live');
  });

  it('shows at most five states a second, and always the last', () => {
    const shown: (number | undefined)[] = [];
    for (const seq of [1, 2, 3, 4]) {
      source().send('run.progress', run(seq));
      shown.push(live.run()?.seq);
    }
    jest.advanceTimersByTime(200);
    expect([...shown, live.run()?.seq]).toEqual([1, 1, 1, 1, 4]);
  });

  it('never goes back to an older state, wherever it comes from', async () => {
    source().send('run.snapshot', run(5_000));
    http.expectOne('/api/runs/r1').flush(run(1, 'QUEUED'));
    await Promise.resolve();
    TestBed.tick();
    expect(live.run()?.seq).toBe(5_000);
  });

  it('ends with the run, and follows again when it is taken up again', () => {
    source().send('run.completed', run(9, 'FAILED'));
    jest.advanceTimersByTime(200);
    expect([live.run()?.status, live.link().kind]).toEqual(['FAILED', 'ended']);
    live.followAgain();
    TestBed.tick();
    expect(Source.opened).toHaveLength(2);
    source().send('run.snapshot', run(1_009, 'QUEUED'));
    expect(live.run()?.status).toBe('QUEUED');
  });

  it('closes its stream with the page', () => {
    TestBed.resetTestingModule();
    expect(source().readyState).toBe(2);
  });
});
