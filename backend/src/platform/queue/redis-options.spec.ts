import { redisOptions } from './redis-options';

describe('redisOptions', () => {
  it('reads host, port, database and credentials', () => {
    expect(redisOptions('redis://etl:p%40ss@cache:6380/3')).toMatchObject({
      host: 'cache',
      port: 6380,
      db: 3,
      username: 'etl',
      password: 'p@ss',
    });
  });

  it('uses TLS for rediss only', () => {
    expect(redisOptions('rediss://cache').tls).toEqual({ servername: 'cache' });
    expect(redisOptions('redis://cache')).not.toHaveProperty('tls');
  });

  it('never waits longer than two seconds between two attempts to reconnect', () => {
    const { retryStrategy } = redisOptions('redis://cache');
    expect(retryStrategy?.(1)).toBe(100);
    expect(retryStrategy?.(1_000)).toBe(2_000);
  });
});
