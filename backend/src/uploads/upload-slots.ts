import { Injectable } from '@nestjs/common';
import { DomainError } from '../platform/http';
import { SharedPlaces } from '../platform/redis';

const AT_ONCE_PER_USER = 5;
/** Uploads of one process at once: with an object store each holds a part of a file in memory. */
const AT_ONCE = 16;
const RETRY_SECONDS = 1;

/** How many uploads may come in at the same time: per user over all API processes, and in this process. */
@Injectable()
export class UploadSlots {
  private total = 0;

  constructor(private readonly places: SharedPlaces) {}

  /** Runs `work` in a slot. Throws `too_many_requests` or `unavailable`, before anything is read, without one. */
  async hold<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const place = await this.places.take(`uploads:${userId}`, AT_ONCE_PER_USER);
    if (!place) {
      const detail = `You have ${AT_ONCE_PER_USER} uploads under way, the most that are allowed at once. Wait for one to end.`;
      throw new DomainError('too_many_requests', detail, { retryAfter: RETRY_SECONDS });
    }
    try {
      return await this.holdHere(work);
    } finally {
      place.free();
    }
  }

  // Second: whoever has all of their own places is told of those, not of everybody's.
  private async holdHere<T>(work: () => Promise<T>): Promise<T> {
    if (this.total >= AT_ONCE) {
      const detail = 'Too many files are being uploaded at the moment. Try again shortly.';
      throw new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS });
    }
    this.total += 1;
    try {
      return await work();
    } finally {
      this.total -= 1;
    }
  }
}
