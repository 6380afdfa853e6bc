import { access } from 'node:fs/promises';
import { within } from './within';

const late = () => new Error('late');

describe('within', () => {
  it('gives what the work gives', async () => {
    await expect(within(1_000, Promise.resolve(7), late)).resolves.toBe(7);
    await expect(within(1_000, Promise.reject(new Error('own')), late)).rejects.toThrow('own');
  });

  it('ends in the error of lateness where nothing comes', async () => {
    await expect(within(5, new Promise(() => undefined), late)).rejects.toThrow('late');
  });

  it('takes an answer that came while this process was held up', async () => {
    const answer = within(5, access(__filename), late);
    const until = performance.now() + 50;
    while (performance.now() < until);
    await expect(answer).resolves.toBeUndefined();
  });
});
