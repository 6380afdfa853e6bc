import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Config } from '../config';
import { ImpatientRedis } from './impatient-redis';
import { SharedPlaces } from './shared-places';
import { WindowCounter } from './window-counter';

/** What a request may lose to a Redis that fell silent; its answer takes a millisecond. */
const COMMAND_TIMEOUT_MS = 200;
const LONGEST_RECONNECT_DELAY_MS = 2_000;

/**
 * A shared `Redis` client for counters. Commands fail at once while Redis is away or silent (no offline queue): callers
 * have to know what they do without it.
 */
@Module({})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(Redis) private readonly redis: Redis) {}

  static forRoot(config: Config): DynamicModule {
    const provider = { provide: Redis, useFactory: () => connect(config) };
    return {
      module: RedisModule,
      global: true,
      providers: [provider, SharedPlaces, WindowCounter],
      exports: [Redis, SharedPlaces, WindowCounter],
    };
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

function connect({ redisUrl, redisPrefix }: Config): Redis {
  const logger = new Logger(RedisModule.name);
  const redis = new ImpatientRedis(redisUrl, {
    keyPrefix: `${redisPrefix}:`,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    // Whoever asked goes on without an answer: a place that is taken later would be nobody's.
    autoResendUnfulfilledCommands: false,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(LONGEST_RECONNECT_DELAY_MS, attempt * 100),
  });
  // Once per outage: the client tries again many times a minute.
  let told = false;
  redis.on('ready', () => {
    told = false;
  });
  redis.on('error', (error) => {
    if (!told) logger.warn({ message: 'Redis is not reachable', error });
    told = true;
  });
  return redis;
}
