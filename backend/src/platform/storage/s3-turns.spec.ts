import { StorageError } from './file-storage';
import { SilentStore } from './s3-client';
import { S3Turns } from './s3-turns';

const AT_ONCE = 8;

/** Calls to a store, each of which ends when it is told to. */
function someCalls(turns: S3Turns, count: number) {
  const begun: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const outcomes = Array.from({ length: count }, (_, n) =>
    turns.take(
      () =>
        new Promise<number>((resolve, reject) => {
          begun.push(n);
          ends[n] = (error) => (error ? reject(error) : resolve(n));
        }),
    ),
  );
  const settled = Promise.allSettled(outcomes);
  return { begun, outcomes, settled, end: (n: number, error?: Error) => ends[n]?.(error) };
}

const unavailable = (cause: Error) => new StorageError('unavailable', 'No.', { cause });

describe('turns at the store', () => {
  it('are few at once and go round in order', async () => {
    const { begun, outcomes, settled, end } = someCalls(new S3Turns(), 10);
    expect(begun).toHaveLength(AT_ONCE);
    end(3);
    await outcomes[3];
    end(8);
    await outcomes[8];
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (let n = 0; n < 10; n++) end(n);
    expect((await settled).map(({ status }) => status)).toEqual(Array(10).fill('fulfilled'));
  });

  it('go on after a call that the store refused', async () => {
    const { begun, outcomes, settled, end } = someCalls(new S3Turns(), 9);
    end(0, unavailable(new Error('slow down')));
    await expect(outcomes[0]).rejects.toThrow('No.');
    expect(begun).toContain(8);
    for (let n = 1; n < 9; n++) end(n);
    await settled;
  });

  it('are over for all who wait once the store left one unanswered', async () => {
    const turns = new S3Turns();
    const { begun, outcomes, settled, end } = someCalls(turns, 12);
    end(0, unavailable(new SilentStore('silent')));
    for (const n of [0, 8, 9, 10, 11]) await expect(outcomes[n]).rejects.toThrow('No.');
    expect(begun).toHaveLength(AT_ONCE);
    for (let n = 1; n < AT_ONCE; n++) end(n);
    await settled;
    await expect(turns.take(() => Promise.resolve('again'))).resolves.toBe('again');
  });
});
