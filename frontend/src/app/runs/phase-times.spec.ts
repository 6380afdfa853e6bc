import type { Run, RunLogEntry } from '@etl-studio/contracts';

import { stepTimes } from './phase-times';

const at = (second: number) => new Date(second * 1_000).toISOString();
const entry = (second: number, event: string): RunLogEntry => ({ at: at(second), event, text: '' });
const run = (more: Partial<Run>) =>
  ({ status: 'RUNNING', phase: 'importing', finishedAt: null, ...more }) as Run;

const LOG = [entry(0, 'uploaded'), entry(60, 'started'), entry(62, 'claimed')];

describe('stepTimes', () => {
  const told = (...given: Parameters<typeof stepTimes>) =>
    stepTimes(...given).map(({ state, seconds }) => `${state} ${seconds ?? '-'}`);

  it('counts the step that goes on, and says what the ones before took', () => {
    expect(told(run({}), LOG, 70_000, null)).toEqual(['done 60', 'done 2', 'current 8', 'ahead -']);
  });

  it('tells reading from publishing by what was seen of it', () => {
    const finalising = run({ phase: 'finalising' });
    expect(told(finalising, LOG, 75_000, 74_000)).toEqual(['done 60', 'done 2', 'done 12', 'current 1']);
  });

  it('takes the times of a run that ended from its log', () => {
    const log = [...LOG, entry(93, 'succeeded'), entry(200, 'mended')];
    const ended = run({ status: 'SUCCEEDED', phase: null, finishedAt: at(93.5) });
    expect(told(ended, log, 999_000, 92_000)).toEqual(['done 60', 'done 2', 'done 31', 'done 0.5']);
  });

  it('waits anew before the next attempt', () => {
    const log = [...LOG, entry(70, 'requeued')];
    expect(told(run({ status: 'QUEUED', phase: 'queued' }), log, 78_000, null)).toEqual([
      'done 70',
      'current 8',
      'ahead -',
      'ahead -',
    ]);
  });

  it('says no times before the log is there', () => {
    expect(told(run({}), [], 70_000, null)).toEqual(['done -', 'done -', 'current -', 'ahead -']);
  });
});
