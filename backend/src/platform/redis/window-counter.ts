import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';

const ADD = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;
const TAKE_BACK = `
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end
return 0`;

export interface Counted {
  count: number;
  /** Seconds until the count starts again from zero. */
  resetSeconds: number;
}

/**
 * Counts what happens in fixed windows, over all replicas. While Redis is away each process counts for itself:
 * a limit then is looser, never gone.
 */
@Injectable()
export class WindowCounter {
  private readonly local = new Map<string, { count: number; ends: number }>();

  constructor(private readonly redis: Redis) {}

  async add(key: string, windowSeconds: number): Promise<Counted> {
    try {
      const [count, ttl] = (await this.redis.eval(ADD, 1, key, windowSeconds * 1000)) as [number, number];
      return { count, resetSeconds: Math.max(1, Math.ceil(ttl / 1000)) };
    } catch {
      return this.addHere(key, windowSeconds);
    }
  }

  /** Undoes one `add` of the running window. */
  async takeBack(key: string): Promise<void> {
    const here = this.local.get(key);
    if (here) here.count--;
    await this.redis.eval(TAKE_BACK, 1, key).catch(() => undefined);
  }

  private addHere(key: string, windowSeconds: number): Counted {
    const now = Date.now();
    for (const [name, { ends }] of this.local) if (ends <= now) this.local.delete(name);
    const window = this.local.get(key) ?? { count: 0, ends: now + windowSeconds * 1000 };
    window.count++;
    this.local.set(key, window);
    return { count: window.count, resetSeconds: Math.ceil((window.ends - now) / 1000) };
  }
}
