import type { Run } from '@etl-studio/contracts';

import { isListed, isNarrow, runFilterOf } from './run-filter';

const noon = new Date(2026, 2, 31, 12);
const of = (params: object) => runFilterOf(params, 'u1', noon);

describe('runFilterOf', () => {
  it('asks for what the address names, and leaves out what it says wrongly', () => {
    expect(of({ status: 'FAILED,DONE', dlq: 'maybe', from: '31.3.2026', q: '' })).toEqual({
      status: ['FAILED'],
    });
    expect(isNarrow(of({ dlq: 'maybe' }))).toBe(false);
  });

  it('takes days as this browser has them, the last one whole', () => {
    const { from, to } = of({ from: '2026-03-30', to: 'today' });
    expect(from).toBe(new Date(2026, 2, 30).toISOString());
    expect(to).toBe(new Date(2026, 3, 1).toISOString());
  });

  it('knows who asks', () => {
    expect(of({ by: 'me' }).createdBy).toBe('u1');
    expect(of({ by: 'u2' }).createdBy).toBe('u2');
  });
});

describe('isListed', () => {
  const run = {
    status: 'FAILED',
    dlq: false,
    fileName: 'Meta EU.csv',
    datasetId: 'd1',
    createdBy: { id: 'u1', name: 'Ada' },
    createdAt: new Date(2026, 2, 20).toISOString(),
    startedAt: null,
    finishedAt: noon.toISOString(),
  } as Run;

  it.each([
    [{}, true],
    [{ status: 'FAILED', q: 'meta', by: 'me', datasetId: 'd1', from: 'today' }, true],
    [{ status: 'RUNNING' }, false],
    [{ q: 'google' }, false],
    [{ dlq: 'true' }, false],
    [{ by: 'u2' }, false],
    [{ to: '2026-03-30' }, false],
  ])('by %j: %s', (params, listed) => {
    expect(isListed(run, of(params))).toBe(listed);
  });
});
