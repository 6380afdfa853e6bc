import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Run } from '@etl-studio/contracts';
import type { LinkKind } from '@etl-studio/sse';

import { LiveRun } from './live-run';
import { NO_STEPS_SEEN } from './phase-times';
import { ProgressCard } from './progress-card';
import { RunHistory } from './run-history';
import { RunPace } from './run-pace';

const SEEN_AT = new Date(2026, 2, 1, 14, 2, 11).getTime();
const run = (status: Run['status'], id = 'r1') =>
  ({
    ...{ id, status, phase: 'importing', attemptCount: 1, totalRows: 100, control: null, spend: '0' },
    ...{ processedRows: 62, validRows: 60, invalidRows: 2, progressPercent: 62, rowsPerSecond: 10 },
    ...{ startedAt: null, finishedAt: null },
  }) as Run;

describe('the progress of a run', () => {
  let card: ComponentFixture<ProgressCard>;
  const link = signal<{ kind: LinkKind; since: number }>({ kind: 'live', since: 0 });
  const left = signal<number | null>(21);

  beforeEach(() => {
    link.set({ kind: 'live', since: 0 });
    left.set(21);
    const pace = { rate: signal(0), peak: signal(0), recent: signal([]), left };
    TestBed.configureTestingModule({
      providers: [
        { provide: LiveRun, useValue: { link, now: signal(SEEN_AT), seenAt: signal(SEEN_AT) } },
        { provide: RunHistory, useValue: { log: signal([]), stepsSeen: signal(NO_STEPS_SEEN) } },
        { provide: RunPace, useValue: pace },
      ],
    });
    card = TestBed.createComponent(ProgressCard);
    card.componentRef.setInput('currency', null);
  });
  afterEach(() => dispatchEvent(new Event('online')));

  const show = async (state: Run) => {
    card.componentRef.setInput('run', state);
    await card.whenStable();
  };
  const bar = () => (card.nativeElement as HTMLElement).querySelector('[role=progressbar]')!;
  const rows = () => (card.nativeElement as HTMLElement).querySelector('.rows')?.textContent ?? '';

  it('is said in whole words', async () => {
    await show(run('RUNNING'));
    expect(bar().getAttribute('aria-valuetext')).toBe('62 percent, about 21 seconds left');
    left.set(180);
    await card.whenStable();
    expect(bar().getAttribute('aria-valuetext')).toBe('62 percent, about 3 minutes left');
  });

  it('is celebrated where the run was seen to succeed', async () => {
    await show(run('RUNNING'));
    expect(bar().classList).not.toContain('flash');
    await show(run('SUCCEEDED'));
    expect(bar().classList).toContain('flash');
    await show(run('SUCCEEDED', 'r2'));
    expect(bar().classList).not.toContain('flash');
  });

  it('is not celebrated where the run is found so, or fails', async () => {
    await show(run('SUCCEEDED'));
    expect(bar().classList).not.toContain('flash');
    await show(run('RUNNING'));
    await show(run('FAILED'));
    expect(bar().classList).not.toContain('flash');
  });

  it('says of when it is while it is not live, and estimates nothing', async () => {
    await show(run('RUNNING'));
    expect(rows()).not.toContain('As of');
    link.set({ kind: 'reconnecting', since: 0 });
    await card.whenStable();
    expect(rows()).toContain('As of 14:02:11');
    expect(rows()).not.toContain('left');
  });

  it('is not live without a network, whatever the stream has noticed', async () => {
    await show(run('RUNNING'));
    dispatchEvent(new Event('offline'));
    await card.whenStable();
    expect(rows()).toContain('As of 14:02:11');
  });
});
