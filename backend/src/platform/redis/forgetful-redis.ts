import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Config } from '../config';

const ANSWER_MS = 2_000;
const KEEPS_ALL = 'noeviction';

/**
 * Throws in production where Redis would drop what it holds once it is full: rings of waiting runs and counts of
 * sign-ins. One that does not answer, or does not say, is no reason not to start.
 */
export async function refuseForgetfulRedis({ production, redisUrl }: Config): Promise<void> {
  if (!production) return;
  const policy = await evictionPolicy(redisUrl);
  if (policy === undefined)
    Logger.warn('Redis does not say whether it drops what it holds when it is full', 'Redis');
  else if (policy !== KEEPS_ALL) {
    throw new Error(
      `Redis at REDIS_URL has maxmemory-policy "${policy}": it would drop rings and counts when it is full. Set it to "${KEEPS_ALL}".`,
    );
  }
}

async function evictionPolicy(url: string): Promise<string | undefined> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  } catch {
    return undefined;
  } finally {
    redis.disconnect();
  }
}
