import { mailPause } from './mail-pause';

it('waits longer after each try, and never much more than an hour', () => {
  expect([1, 2, 3, 4, 5].map((attempts) => mailPause(attempts, 0.5))).toEqual([5, 20, 80, 320, 1280]);
  expect(mailPause(1_000, 0.5)).toBe(3_600);
  expect([mailPause(1, 0), mailPause(1, 1)]).toEqual([4, 6]);
});
