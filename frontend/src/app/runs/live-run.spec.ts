import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { FedEventSource } from '../../testing/fed-event-source';
import { LiveRun } from './live-run';

const run = (seq: number, status = 'RUNNING') => ({ id: 'r1', seq, status, processedRows: seq });

/** In which what came is shown at the latest. */
const A_BEAT_MS = 220;

describe('LiveRun', () => {
  let live: LiveRun;
  let http: HttpTestingController;
  const source = () => FedEventSource.last;

  beforeEach(() => {
    jest.useFakeTimers();
    FedEventSource.install();
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
    jest.advanceTimersByTime(A_BEAT_MS);
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
    jest.advanceTimersByTime(A_BEAT_MS);
    expect([live.run()?.status, live.link().kind]).toEqual(['FAILED', 'ended']);
    live.followAgain();
    TestBed.tick();
    expect(FedEventSource.opened).toHaveLength(2);
    source().send('run.snapshot', run(1_009, 'QUEUED'));
    expect(live.run()?.status).toBe('QUEUED');
  });

  it('keeps a clock that goes on with the run, and stands when it has ended', () => {
    const begun = Date.now();
    source().send('run.snapshot', run(1));
    jest.advanceTimersByTime(3_000);
    expect(live.now() - begun).toBe(3_000);
    expect(live.seenAt()).toBe(begun);
    source().send('run.completed', run(2, 'SUCCEEDED'));
    jest.advanceTimersByTime(5_000);
    expect(live.now() - begun).toBeLessThanOrEqual(3_000 + A_BEAT_MS);
  });

  it('says again that it connects when the run is followed again', () => {
    source().send('run.completed', run(9, 'FAILED'));
    live.followAgain();
    TestBed.tick();
    expect(live.link().kind).toBe('connecting');
  });

  it('closes its stream with the page', () => {
    TestBed.resetTestingModule();
    expect(source().readyState).toBe(2);
  });
});
