import type { Run, RunStatus } from '@etl-studio/contracts';

import { demoProgress } from './demo-steps';

const run = (id: string, status: RunStatus, invalidRows = 0) => ({ id, status, invalidRows }) as Run;
const doneOf = (...runs: Run[]) => [...demoProgress(runs).done];

describe('the guided demo', () => {
  it('begins with the upload', () => {
    expect(demoProgress([])).toMatchObject({ next: 'upload', draft: null, imported: null });
  });

  it('has a draft mapped next', () => {
    const progress = demoProgress([run('a', 'DRAFT')]);
    expect([...progress.done]).toEqual(['upload']);
    expect([progress.next, progress.draft?.id]).toEqual(['map', 'a']);
  });

  it('waits for an import that goes on, and for its rows to be mended', () => {
    expect(doneOf(run('a', 'RUNNING'))).toEqual(['upload', 'map']);
    expect(doneOf(run('a', 'SUCCEEDED', 6))).toEqual(['upload', 'map', 'import']);
    expect(doneOf(run('a', 'SUCCEEDED', 0))).toEqual(['upload', 'map', 'import', 'mend']);
  });

  it('compares with a second import, whether the first one was mended or not', () => {
    const progress = demoProgress([run('b', 'SUCCEEDED'), run('a', 'SUCCEEDED', 6)]);
    expect([...progress.done]).toEqual(['upload', 'map', 'import', 'compare']);
    expect([progress.next, progress.imported?.id, progress.latest?.id]).toEqual(['mend', 'a', 'b']);
  });
});
