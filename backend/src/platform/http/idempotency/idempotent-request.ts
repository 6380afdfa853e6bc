import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { IdempotencyKeys, KeptAnswer, KeyClaim, KeyOwner } from './idempotency-keys';

const RENEW_MS = 20_000;

/** Thrown in place of carrying a request out again: the answer that it had. */
export class ReplayedAnswer extends Error {
  constructor(readonly answer: KeptAnswer) {
    super('The request was answered before');
  }
}

/** One request under its idempotency key, from its claim to its answer. */
export class IdempotentRequest {
  private readonly logger = new Logger(IdempotentRequest.name);
  private claimed: KeyClaim | null = null;
  private renewing: NodeJS.Timeout | undefined;

  /** `address`: method and URL. */
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly owner: KeyOwner,
    private readonly key: string,
    private readonly address: string,
  ) {}

  /** Throws `ReplayedAnswer`, or the refusals of `IdempotencyKeys.claim`. */
  async claim(body: string): Promise<void> {
    const fingerprint = createHash('sha256').update(`${this.address}\n${body}`).digest();
    const claim = await this.keys.claim(this.owner, this.key, fingerprint);
    if ('status' in claim) throw new ReplayedAnswer(claim);
    this.claimed = claim;
    this.renewing = setInterval(() => void this.unlessAway(this.keys.renew(claim)), RENEW_MS);
  }

  /** Null: nothing happened that a repetition should be spared. */
  async end(answer: KeptAnswer | null): Promise<void> {
    clearInterval(this.renewing);
    const { claimed } = this;
    if (claimed) await this.unlessAway(answer ? this.keys.keep(claimed, answer) : this.keys.release(claimed));
  }

  // What was done is done: the answer goes out, and a repetition may be told that it is still under way.
  private async unlessAway(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) =>
      this.logger.warn({ message: 'The answer to an idempotent request could not be kept', error }),
    );
  }
}
