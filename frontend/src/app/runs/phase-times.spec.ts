import type { Run, RunLogEntry } from '@etl-studio/contracts';

import { NO_STEPS_SEEN, seeStep, stepTimes, type StepsSeen } from './phase-times';

const at = (second: number) => new Date(second * 1_000).toISOString();
const entry = (second: number, event: string): RunLogEntry => ({ at: at(second), event, text: '' });
const run = (more: Partial<Run>) =>
  ({ status: 'RUNNING', phase: 'importing', finishedAt: null, ...more }) as Run;

const LOG = [entry(0, 'uploaded'), entry(60, 'started'), entry(62, 'claimed')];

describe('stepTimes', () => {
  const told = (...given: Parameters<typeof stepTimes>) =>
    stepTimes(...given).map(({ state, seconds }) => `${state} ${seconds ?? '-'}`);

  it('counts the step that goes on, and says what the ones before took', () => {
    const seen = { importing: 65_000, finalising: null };
    expect(told(run({}), LOG, 70_000, seen)).toEqual(['done 2', 'done 3', 'current 5', 'ahead -']);
    const reading = run({ phase: 'reading' });
    expect(told(reading, LOG, 64_000, NO_STEPS_SEEN)).toEqual(['done 2', 'current 2', 'ahead -', 'ahead -']);
  });

  it('counts reading with importing for who did not see where one became the other', () => {
    expect(told(run({}), LOG, 70_000, NO_STEPS_SEEN)).toEqual(['done 2', 'done -', 'current 8', 'ahead -']);
  });

  it('tells importing from finalising by what was seen of it', () => {
    const finalising = run({ phase: 'finalising' });
    const seen = { importing: 63_000, finalising: 74_000 };
    expect(told(finalising, LOG, 75_000, seen)).toEqual(['done 2', 'done 1', 'done 11', 'current 1']);
  });

  it('takes the times of a run that ended from its log', () => {
    const log = [...LOG, entry(93, 'succeeded'), entry(200, 'mended')];
    const ended = run({ status: 'SUCCEEDED', phase: null, finishedAt: at(93.5) });
    const seen = { importing: null, finalising: 92_000 };
    expect(told(ended, log, 999_000, seen)).toEqual(['done 2', 'done -', 'done 31', 'done 0.5']);
  });

  it('waits anew before the next attempt', () => {
    const log = [...LOG, entry(70, 'requeued')];
    expect(told(run({ status: 'QUEUED', phase: 'queued' }), log, 78_000, NO_STEPS_SEEN)).toEqual([
      'current 8',
      'ahead -',
      'ahead -',
      'ahead -',
    ]);
  });

  it('says no times before the log is there', () => {
    expect(told(run({}), [], 70_000, NO_STEPS_SEEN)).toEqual(['done -', 'done -', 'current -', 'ahead -']);
  });
});

describe('seeStep', () => {
  const seenAfter = (...states: Partial<Run>[]) => {
    let seen: StepsSeen = NO_STEPS_SEEN;
    const runs = states.map((state) => run({ attemptCount: 1, ...state }));
    runs.slice(1).forEach((next, index) => {
      seen = seeStep(seen, runs[index]!, next, (index + 1) * 1_000);
    });
    return seen;
  };

  it('notes when a step begins, and keeps it to the end', () => {
    const [reading, importing, finalising] = (['reading', 'importing', 'finalising'] as const).map(
      (phase) => ({
        phase,
      }),
    );
    const ended = { status: 'SUCCEEDED', phase: null } as const;
    expect(seenAfter(reading!, importing!, importing!, finalising!, ended)).toEqual({
      importing: 1_000,
      finalising: 3_000,
    });
  });

  it('knows nothing of a step that it was opened in', () => {
    expect(seenAfter({}, {}, {})).toEqual(NO_STEPS_SEEN);
  });

  it('forgets an attempt with its end', () => {
    const queued = { status: 'QUEUED', phase: 'queued' } as const;
    expect(seenAfter({ phase: 'reading' }, {}, queued)).toEqual(NO_STEPS_SEEN);
    expect(seenAfter({ phase: 'reading' }, {}, { phase: 'reading', attemptCount: 2 })).toEqual(NO_STEPS_SEEN);
  });
});
