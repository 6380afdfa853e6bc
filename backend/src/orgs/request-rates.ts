import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { WindowCounter } from '../platform/redis';

const WINDOW_SECONDS = 60;

/**
 * Limits what one person, with all their sessions and keys, asks in a minute. While Redis is away each process counts
 * for itself, so nobody is kept from reading.
 */
@Injectable()
export class RequestRates {
  constructor(
    private readonly counter: WindowCounter,
    private readonly config: Config,
  ) {}

  /** Throws `too_many_requests`. */
  async count(userId: string, isUpload: boolean): Promise<void> {
    const { requestsPerUser, uploadsPerUser } = this.config.rates;
    await this.refuseOver(`requests:${userId}`, requestsPerUser, 'requests');
    if (isUpload) await this.refuseOver(`uploads:minute:${userId}`, uploadsPerUser, 'uploads');
  }

  private async refuseOver(key: string, most: number, what: string): Promise<void> {
    const { count, resetSeconds } = await this.counter.add(key, WINDOW_SECONDS);
    if (count <= most) return;
    const detail = `You have sent more than ${most} ${what} within a minute. Wait ${resetSeconds} seconds and try again.`;
    throw new DomainError('too_many_requests', detail, { retryAfter: resetSeconds });
  }
}
