import type { RedisOptions } from 'ioredis';

const LONGEST_RECONNECT_DELAY_MS = 2_000;

/** The parts of a `redis:` or `rediss:` URL as Bull wants them; it reads no TLS from a URL itself. */
export function redisOptions(redisUrl: string): RedisOptions {
  const url = new URL(redisUrl);
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: { servername: url.hostname } }),
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(LONGEST_RECONNECT_DELAY_MS, attempt * 100),
  };
}
