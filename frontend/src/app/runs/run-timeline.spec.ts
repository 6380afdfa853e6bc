import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Run, RunAttempt, RunLogEntry } from '@etl-studio/contracts';
import { run as axe } from 'axe-core';

import { LiveRun } from './live-run';
import { RunHistory } from './run-history';
import { RunTimeline } from './run-timeline';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = {
  rules: { 'color-contrast': { enabled: false } },
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
};
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 14, 0, second)).toISOString();
const entry = (second: number, event: string, text: string): RunLogEntry => ({ at: at(second), event, text });
const attempt = (number: number, begin: number, status: RunAttempt['status']) =>
  ({
    number,
    status,
    startedAt: at(begin),
    finishedAt: at(begin + 5),
    worker: 'w',
    error: null,
  }) as RunAttempt;

const LOG = [
  entry(0, 'uploaded', 'The file came.'),
  entry(2, 'claimed', 'Attempt 1 began.'),
  entry(7, 'requeued', 'The database went away.'),
  entry(10, 'claimed', 'Attempt 2 began.'),
  entry(15, 'succeeded', '10 of 10 rows imported.'),
];

const live = signal<Run | null>(null);

function open(): { timeline: ComponentFixture<RunTimeline>; http: HttpTestingController } {
  live.set(null);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      RunHistory,
      {
        provide: LiveRun,
        useValue: {
          run: live,
          runId: signal('r1'),
          link: signal({ kind: 'live', since: 0 }),
          now: signal(0),
        },
      },
    ],
  });
  const timeline = TestBed.createComponent(RunTimeline);
  TestBed.tick();
  return { timeline, http: TestBed.inject(HttpTestingController) };
}

describe('the timeline of a run that cannot be read', () => {
  it('says so, and tries again', async () => {
    const { timeline, http } = open();
    const element = timeline.nativeElement as HTMLElement;
    for (const part of ['attempts', 'log'])
      http.expectOne(`/api/runs/r1/${part}`).flush({}, { status: 500, statusText: 'Internal Server Error' });
    await timeline.whenStable();
    expect(element.textContent).toContain('What happened could not be read.');
    element.querySelector<HTMLElement>('.text-button')?.click();
    TestBed.tick();
    http.expectOne('/api/runs/r1/attempts').flush([]);
    http.expectOne('/api/runs/r1/log').flush(LOG);
    await timeline.whenStable();
    expect(element.textContent).toContain('The file came.');
  });
});

describe('the timeline of a run', () => {
  let timeline: ComponentFixture<RunTimeline>;

  beforeEach(async () => {
    const opened = open();
    timeline = opened.timeline;
    const { http } = opened;
    http.expectOne('/api/runs/r1/attempts').flush([attempt(1, 2, 'FAILED'), attempt(2, 10, 'SUCCEEDED')]);
    http.expectOne('/api/runs/r1/log').flush(LOG);
    await timeline.whenStable();
  });

  const element = () => timeline.nativeElement as HTMLElement;
  const texts = () => [...element().querySelectorAll('td.text')].map((cell) => cell.textContent.trim());

  it('lists attempts where they ended, above what happened in them', () => {
    const told = [...element().querySelectorAll('td.text, td.attempt')].map(
      (cell) => /^Attempt \d(?=[A-Z])/.exec(cell.textContent.trim())?.[0] ?? cell.textContent.trim(),
    );
    expect(told).toEqual([
      'Attempt 2',
      '10 of 10 rows imported.',
      'Attempt 2 began.',
      'Attempt 1',
      'The database went away.',
      'Attempt 1 began.',
      'The file came.',
    ]);
  });

  it('lists what happened, newest first', () => {
    expect(texts()[0]).toBe('10 of 10 rows imported.');
    expect(texts()).toHaveLength(LOG.length);
  });

  it('shows one attempt with what happened in it', async () => {
    timeline.componentRef.setInput('attempt', '2');
    await timeline.whenStable();
    expect(texts()).toEqual(['10 of 10 rows imported.', 'Attempt 2 began.']);
    timeline.componentRef.setInput('attempt', '1');
    await timeline.whenStable();
    expect(texts()).toEqual(['The database went away.', 'Attempt 1 began.', 'The file came.']);
    timeline.componentRef.setInput('attempt', '7');
    await timeline.whenStable();
    expect(texts()).toHaveLength(LOG.length);
  });

  it('counts what came while the list was scrolled away, and leads back to it', async () => {
    const log = element().querySelector<HTMLElement>('.log')!;
    log.scrollTop = 40;
    log.dispatchEvent(new Event('scroll'));
    expect(element().querySelector('[data-testid=run-events-new]')).toBeNull();
    live.set({
      id: 'r1',
      status: 'RUNNING',
      processedRows: 5,
      attemptCount: 2,
      topErrors: [],
    } as unknown as Run);
    await timeline.whenStable();
    const pill = element().querySelector<HTMLElement>('[data-testid=run-events-new]');
    expect(pill?.textContent.trim()).toBe('1 new');
    pill?.click();
    await timeline.whenStable();
    expect(log.scrollTop).toBe(0);
    expect(element().querySelector('[data-testid=run-events-new]')).toBeNull();
  });

  it('can be used by everybody', async () => {
    const { violations } = await axe(element(), withoutLayout);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
