import { ownTurn } from './turns';

describe('turns', () => {
  it('let one import go on in each turn of the event loop', async () => {
    let turn = 0;
    let going = true;
    const count = () => {
      turn += 1;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    const taken: number[] = [];
    const work = async () => {
      for (let piece = 0; piece < 5; piece++) {
        await ownTurn();
        taken.push(turn);
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    going = false;
    expect(new Set(taken).size).toBe(20);
  });
});
