import type { Run } from '@etl-studio/contracts';

import { applyRun, applyToList } from './apply-run';

const run = (id: string, seq: number) => ({ id, seq }) as Run;

describe('applyRun', () => {
  it('keeps the newer state, whichever comes last', () => {
    expect(applyRun(run('a', 5), run('a', 4)).seq).toBe(5);
    expect(applyRun(run('a', 4), run('a', 5)).seq).toBe(5);
  });

  it('takes another run over, however it counts', () => {
    expect(applyRun(run('a', 5_000), run('b', 1)).id).toBe('b');
  });
});

describe('applyToList', () => {
  it('changes a run where it stands', () => {
    const list = applyToList([run('a', 1), run('b', 1)], run('b', 2));
    expect(list.map(({ id, seq }) => `${id}${seq}`)).toEqual(['a1', 'b2']);
  });

  it('puts a new run first', () => {
    expect(applyToList([run('a', 1)], run('b', 1)).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
