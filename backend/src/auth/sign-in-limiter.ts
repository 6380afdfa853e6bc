import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { WindowCounter } from '../platform/redis';

const WINDOW_SECONDS = 60;

/** Limits failed sign-ins. Each try is counted first and given back when it succeeds, so parallel ones count too. */
@Injectable()
export class SignInLimiter {
  constructor(
    private readonly counter: WindowCounter,
    private readonly config: Config,
  ) {}

  /** Throws `too_many_requests`; otherwise answers how to give the try back. */
  async count(email: string, address: string | undefined): Promise<() => Promise<void>> {
    const { failedSignInsPerAccount, failedSignInsPerAddress } = this.config.rates;
    const keys = [
      { key: `sign-in:account:${digest(email.toLowerCase())}`, most: failedSignInsPerAccount },
      { key: `sign-in:address:${address ?? 'unknown'}`, most: failedSignInsPerAddress },
    ];
    for (const { key, most } of keys) await this.refuseOver(key, most, 'Too many sign-ins have failed');
    return async () => {
      for (const { key } of keys) await this.counter.takeBack(key);
    };
  }

  /** Limits tries whose account is not known yet. Throws `too_many_requests`; otherwise answers how to give it back. */
  async countAddress(address: string | undefined): Promise<() => Promise<void>> {
    const key = `sign-in:address:${address ?? 'unknown'}`;
    await this.refuseOver(key, this.config.rates.failedSignInsPerAddress, 'Too many sign-ins have failed');
    return () => this.counter.takeBack(key);
  }

  /** Limits accounts that one address makes. Throws `too_many_requests`. */
  async countRegistration(address: string | undefined): Promise<void> {
    const key = `register:address:${address ?? 'unknown'}`;
    await this.refuseOver(
      key,
      this.config.rates.failedSignInsPerAddress,
      'Too many accounts were made from your address',
    );
  }

  private async refuseOver(key: string, most: number, what: string): Promise<void> {
    const { count, resetSeconds } = await this.counter.add(key, WINDOW_SECONDS);
    if (count <= most) return;
    const detail = `${what}. Wait ${resetSeconds} seconds and try again.`;
    throw new DomainError('too_many_requests', detail, { retryAfter: resetSeconds });
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
