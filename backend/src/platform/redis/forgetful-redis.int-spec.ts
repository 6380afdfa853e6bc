import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { Config } from '../config';
import { refuseForgetfulRedis } from './forgetful-redis';

const others = { DATABASE_URL: 'postgres://app@db/etl', SECRETS_KEY: '5d1c0e6b9a7f42d8a3e07c94b1f6208e' };
const configOf = (REDIS_URL: string, NODE_ENV = 'production') =>
  Config.parse({ ...others, REDIS_URL, NODE_ENV });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stdout.write('SKIPPED: a forgetful Redis, because there is no redis-server\n');

describe('refuseForgetfulRedis', () => {
  (hasRedis ? it : it.skip)('refuses a Redis that drops what it holds, in production only', async () => {
    const port = await freePort();
    const settings = ['--port', String(port), '--save', '', '--maxmemory-policy', 'allkeys-lru'];
    const server = spawn('redis-server', settings, { stdio: 'ignore' });
    const url = `redis://127.0.0.1:${port}`;
    const redis = new Redis(url);
    redis.on('error', () => undefined);
    try {
      await redis.ping();
      await expect(refuseForgetfulRedis(configOf(url))).rejects.toThrow('"allkeys-lru"');
      await expect(refuseForgetfulRedis(configOf(url, 'development'))).resolves.toBeUndefined();
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      await expect(refuseForgetfulRedis(configOf(url))).resolves.toBeUndefined();
    } finally {
      redis.disconnect();
      server.kill();
      await once(server, 'exit');
    }
  });

  it('starts without Redis', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    await expect(refuseForgetfulRedis(configOf(url))).resolves.toBeUndefined();
  });
});
