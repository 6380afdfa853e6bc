import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SecretBox } from '../../secrets';
import { DomainError } from '../domain-error';

/** Whose key it is: the same key of somebody else, or in another organization, is another one. */
export interface KeyOwner {
  userId: string;
  /** Null for a request that acts in no organization. */
  orgId: string | null;
}

export interface KeptAnswer {
  status: number;
  contentType: string;
  /** Text; empty for an answer without a body. */
  body: string;
}

export interface KeyClaim {
  scope: string;
  key: string;
  holder: string;
}

interface KeptRow {
  same: boolean;
  status: number | null;
  answer: Buffer | null;
}

const LIFE = '24 hours';
/** A request that nobody renews for so long died with its process; another may then take its place. */
const HOLD = '60 seconds';
const PURGE_MS = 600_000;

/** Keeps, for 24 hours, what was answered to requests with an idempotency key. */
@Injectable()
export class IdempotencyKeys implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdempotencyKeys.name);
  private purging: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly box: SecretBox,
  ) {}

  onApplicationBootstrap(): void {
    this.purging = setInterval(() => void this.purge(), PURGE_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.purging);
  }

  /**
   * A claim for a request that is to be carried out, or what was answered to the same one before. Throws
   * `request_in_flight` and `idempotency_key_reused`.
   */
  async claim(owner: KeyOwner, key: string, fingerprint: Buffer): Promise<KeyClaim | KeptAnswer> {
    const claim = { scope: `${owner.orgId ?? ''}:${owner.userId}`, key, holder: randomUUID() };
    const { scope, holder } = claim;
    const claimed = await this.database.query<unknown[]>(CLAIM, [
      scope,
      key,
      owner.orgId,
      owner.userId,
      fingerprint,
      holder,
    ]);
    if (claimed.length > 0) return claim;
    const [kept] = await this.database.query<KeptRow[]>(
      'SELECT fingerprint = $3 AS same, status, answer FROM idempotency_key WHERE scope = $1 AND key = $2',
      [scope, key, fingerprint],
    );
    if (kept && !kept.same) throw reused(key);
    // Gone again since, or not answered yet: either way the sender shall ask once more.
    if (!kept?.answer || kept.status === null) throw inFlight();
    const { contentType, body } = JSON.parse(this.box.open(kept.answer)) as Omit<KeptAnswer, 'status'>;
    return { status: kept.status, contentType, body };
  }

  async renew(claim: KeyClaim): Promise<void> {
    await this.onHeld(claim, `UPDATE idempotency_key SET held_until = now() + interval '${HOLD}'`);
  }

  async keep(claim: KeyClaim, { status, ...answer }: KeptAnswer): Promise<void> {
    const sealed = this.box.seal(JSON.stringify(answer));
    await this.onHeld(claim, 'UPDATE idempotency_key SET status = $4, answer = $5', [status, sealed]);
  }

  /** Nothing was done: the key may be used for another try. */
  async release(claim: KeyClaim): Promise<void> {
    await this.onHeld(claim, 'DELETE FROM idempotency_key');
  }

  private async onHeld({ scope, key, holder }: KeyClaim, sql: string, rest: unknown[] = []): Promise<void> {
    await this.database.query(`${sql} WHERE scope = $1 AND key = $2 AND holder = $3`, [
      scope,
      key,
      holder,
      ...rest,
    ]);
  }

  private async purge(): Promise<void> {
    try {
      await this.database.query(`DELETE FROM idempotency_key WHERE created_at < now() - interval '${LIFE}'`);
    } catch (error) {
      this.logger.warn({ message: 'Old idempotency keys could not be removed', error });
    }
  }
}

const CLAIM = `
  INSERT INTO idempotency_key AS kept (scope, key, org_id, user_id, fingerprint, holder, held_until)
  VALUES ($1, $2, $3, $4, $5, $6, now() + interval '${HOLD}')
  ON CONFLICT (scope, key) DO UPDATE
  SET fingerprint = excluded.fingerprint, holder = excluded.holder, held_until = excluded.held_until, status = NULL,
      answer = NULL, created_at = now()
  WHERE kept.created_at < now() - interval '${LIFE}'
     OR (kept.status IS NULL AND kept.held_until < now() AND kept.fingerprint = excluded.fingerprint)
  RETURNING 1`;

function reused(key: string): DomainError {
  const detail = `The idempotency key "${key}" was used for another request within 24 hours. Use a new key for every request that is not a repetition.`;
  return new DomainError('idempotency_key_reused', detail);
}

function inFlight(): DomainError {
  const detail = 'The same request is still being carried out. Ask again shortly for its answer.';
  return new DomainError('request_in_flight', detail, { retryAfter: 1 });
}
