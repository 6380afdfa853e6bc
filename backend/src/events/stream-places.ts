import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { SharedPlaces, type SharedPlace } from '../platform/redis';

const RETRY_AFTER_SECONDS = 5;

/** Counts the open streams of each user over all replicas. */
@Injectable()
export class StreamPlaces {
  constructor(
    private readonly places: SharedPlaces,
    private readonly config: Config,
  ) {}

  /** A user's right to one open stream. Throws `too_many_requests` where the user holds as many as allowed. */
  async take(userId: string): Promise<SharedPlace> {
    const most = this.config.limits.maxSsePerUser;
    const place = await this.places.take(`sse:${userId}`, most);
    if (!place) throw refusal(most);
    return place;
  }
}

function refusal(most: number): DomainError {
  const detail = `You have ${most} live streams open, the most that are allowed. Close a page that shows a run, or wait.`;
  return new DomainError('too_many_requests', detail, { retryAfter: RETRY_AFTER_SECONDS });
}
