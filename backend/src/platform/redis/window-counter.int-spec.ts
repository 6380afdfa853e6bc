import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { WindowCounter } from './window-counter';

describe('WindowCounter', () => {
  let redis: Redis;
  beforeAll(() => {
    redis = new Redis(process.env.TEST_REDIS_URL ?? '', { lazyConnect: true });
  });
  afterAll(() => redis.disconnect());

  it('counts for all processes together and starts again after the window', async () => {
    const [one, two] = [new WindowCounter(redis), new WindowCounter(redis)];
    const key = `test:${randomUUID()}`;
    expect(await one.add(key, 1)).toEqual({ count: 1, resetSeconds: 1 });
    expect((await two.add(key, 1)).count).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await one.add(key, 1)).count).toBe(1);
  });

  it('gives back without making a count of its own', async () => {
    const counter = new WindowCounter(redis);
    const key = `test:${randomUUID()}`;
    await counter.takeBack(key);
    expect(await redis.exists(key)).toBe(0);
    await counter.add(key, 60);
    await counter.takeBack(key);
    expect((await counter.add(key, 60)).count).toBe(1);
  });

  it('goes on counting in the process while Redis is away', async () => {
    const away = new Redis('redis://127.0.0.1:1', {
      lazyConnect: true,
      enableOfflineQueue: false,
      retryStrategy: () => null,
    });
    away.on('error', () => undefined);
    const counter = new WindowCounter(away);
    await counter.add('key', 60);
    expect(await counter.add('key', 60)).toEqual({ count: 2, resetSeconds: 60 });
    await counter.takeBack('key');
    expect((await counter.add('key', 60)).count).toBe(2);
    away.disconnect();
  });
});
