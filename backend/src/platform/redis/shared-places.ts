import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** A place that nobody renews is free again after this: its process died. */
const FORGOTTEN_MS = 90_000;
const RENEW_MS = 30_000;

/** One of the places there are; kept until it is freed. */
export interface SharedPlace {
  free(): void;
}

/**
 * Gives out a limited number of places by key, over all replicas, in Redis. While Redis is away each process counts
 * for itself: a limit then is looser, never gone.
 */
@Injectable()
export class SharedPlaces {
  private readonly here = new Map<string, number>();

  constructor(private readonly redis: Redis) {}

  /** Null where all places of the key are taken. */
  async take(key: string, most: number): Promise<SharedPlace | null> {
    const member = randomUUID();
    // Counted before anything is awaited: two that come at once shall not both get the last place.
    const here = this.count(key, 1);
    if (here > most || !(await this.takeShared(key, member, most))) {
      this.count(key, -1);
      return null;
    }
    const renewing = setInterval(() => this.renew(key, member), RENEW_MS);
    renewing.unref();
    return {
      free: () => {
        clearInterval(renewing);
        this.count(key, -1);
        this.redis.zrem(key, member).catch(() => undefined);
      },
    };
  }

  // Also brings the place back to a Redis that forgot it.
  private renew(key: string, member: string): void {
    const renewal = this.redis.multi().zadd(key, Date.now(), member).pexpire(key, FORGOTTEN_MS);
    renewal.exec().catch(() => undefined);
  }

  private count(key: string, change: number): number {
    const count = (this.here.get(key) ?? 0) + change;
    if (count > 0) this.here.set(key, count);
    else this.here.delete(key);
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
