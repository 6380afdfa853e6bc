import { setImmediate } from 'node:timers/promises';
import { ThreadTurns } from './thread-turns';

function busyFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('turns of the thread', () => {
  it('are given in the order in which they were asked for', async () => {
    const turns = new ThreadTurns();
    const done: number[] = [];
    for (let n = 0; n < 5; n++) turns.take(() => done.push(n));
    expect(done).toEqual([]);
    await setImmediate();
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it('leave the thread to others before all the work is done', async () => {
    const turns = new ThreadTurns();
    let done = 0;
    for (let n = 0; n < 50; n++)
      turns.take(() => {
        busyFor(3);
        done += 1;
      });
    await setImmediate();
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(50);
    while (done < 50) await setImmediate();
  });
});
