import { Injectable } from '@nestjs/common';
import { DomainError } from '../platform/http';

const AT_ONCE_PER_USER = 5;
/** Uploads of one process at once: with an object store each holds a part of a file in memory. */
const AT_ONCE = 40;
const RETRY_SECONDS = 1;

/** How many uploads may come in at the same time, per user and in this process. */
@Injectable()
export class UploadSlots {
  private readonly perUser = new Map<string, number>();
  private total = 0;

  /** Runs `work` in a slot. Throws `too_many_requests` or `unavailable`, before anything is read, without one. */
  async hold<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const held = this.perUser.get(userId) ?? 0;
    if (held >= AT_ONCE_PER_USER) {
      const detail = `You have ${held} uploads under way, and ${AT_ONCE_PER_USER} at once are allowed. Wait for one to end.`;
      throw new DomainError('too_many_requests', detail, { retryAfter: RETRY_SECONDS });
    }
    if (this.total >= AT_ONCE) {
      const detail = 'Too many files are being uploaded at the moment. Try again shortly.';
      throw new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS });
    }
    this.add(userId, 1);
    try {
      return await work();
    } finally {
      this.add(userId, -1);
    }
  }

  private add(userId: string, change: 1 | -1): void {
    this.total += change;
    const held = (this.perUser.get(userId) ?? 0) + change;
    if (held > 0) this.perUser.set(userId, held);
    else this.perUser.delete(userId);
  }
}
