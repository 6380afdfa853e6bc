import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { Redis } from '../platform/redis';

/** A place that nobody renews is free again after this: its process died. */
const FORGOTTEN_MS = 90_000;
const RETRY_AFTER_SECONDS = 5;

/** A user's right to one open stream. */
export interface StreamPlace {
  /** Keeps the place; to be called more often than every 90 s. */
  renew(): void;
  free(): void;
}

/**
 * Counts the open streams of each user over all replicas, in Redis; while Redis is away, over this process.
 */
@Injectable()
export class StreamPlaces {
  private readonly here = new Map<string, number>();

  constructor(
    private readonly redis: Redis,
    private readonly config: Config,
  ) {}

  /** Throws `too_many_requests` where the user holds as many streams as allowed. */
  async take(userId: string): Promise<StreamPlace> {
    const most = this.config.limits.maxSsePerUser;
    const key = `sse:${userId}`;
    const member = randomUUID();
    // Counted before anything is awaited: two that come at once shall not both get the last place.
    const here = this.count(userId, 1);
    if (here > most || !(await this.takeShared(key, member, most))) {
      this.count(userId, -1);
      throw refusal(most);
    }
    return {
      renew: () => void this.redis.zadd(key, 'XX', Date.now(), member).catch(() => undefined),
      free: () => {
        this.count(userId, -1);
        this.redis.zrem(key, member).catch(() => undefined);
      },
    };
  }

  private count(userId: string, change: number): number {
    const count = (this.here.get(userId) ?? 0) + change;
    if (count > 0) this.here.set(userId, count);
    else this.here.delete(userId);
    return count;
  }

  private async takeShared(key: string, member: string, most: number): Promise<boolean> {
    const now = Date.now();
    try {
      return (await this.redis.eval(TAKE, 1, key, member, now, now - FORGOTTEN_MS, most, FORGOTTEN_MS)) === 1;
    } catch {
      return true;
    }
  }
}

// One script, so that two replicas never give the last place twice.
const TAKE = `
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
  if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[4]) then return 0 end
  redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
  return 1`;

function refusal(most: number): DomainError {
  const detail = `You have ${most} live streams open, the most that are allowed. Close a page that shows a run, or wait.`;
  return new DomainError('too_many_requests', detail, { retryAfter: RETRY_AFTER_SECONDS });
}
