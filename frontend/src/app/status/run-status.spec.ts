import { runStatus } from './run-status';

const run = { dlq: false, invalidRows: 0, retryAt: null };

describe('runStatus', () => {
  it('tells a clean import from one that left rows out', () => {
    expect(runStatus({ ...run, status: 'SUCCEEDED' })).toMatchObject({ word: 'Succeeded', tone: 'ok' });
    expect(runStatus({ ...run, status: 'SUCCEEDED', invalidRows: 3 })).toMatchObject({
      word: 'Succeeded with errors',
      tone: 'warn',
    });
  });

  it('tells a failed run from one that was set aside', () => {
    expect(runStatus({ ...run, status: 'FAILED' }).word).toBe('Failed');
    expect(runStatus({ ...run, status: 'FAILED', dlq: true }).word).toBe('Set aside');
  });

  it('tells a first wait from a wait for the next attempt', () => {
    expect(runStatus({ ...run, status: 'QUEUED' }).word).toBe('Queued');
    const waiting = { ...run, status: 'QUEUED', retryAt: '2026-09-03T14:00:00Z' } as const;
    expect(runStatus(waiting).word).toBe('Retrying');
    expect(runStatus(waiting, Date.parse('2026-09-03T13:59:52.4Z')).word).toBe('Retrying in 8 s');
    expect(runStatus(waiting, Date.parse('2026-09-03T14:00:01Z')).word).toBe('Retrying');
  });
});
