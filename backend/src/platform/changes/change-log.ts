import { Injectable } from '@nestjs/common';
import type { SqlRunner } from '../database';

export interface Change {
  orgId: string;
  /** Null where no person is behind the change. */
  userId: string | null;
  /** What was done, such as `dataset.created`. */
  action: string;
  resourceType: string;
  resourceId: string;
  /** What a reader of the record wants to know beyond the ids; never a secret. */
  detail?: Record<string, unknown>;
}

export type ChangeWriter = (transaction: SqlRunner, change: Change) => Promise<void>;

/**
 * Where every module tells of the changes it makes, inside the transaction that makes them. Who keeps the
 * record is registered from above, so that no module below has to know of it.
 */
@Injectable()
export class ChangeLog {
  private writer: ChangeWriter | undefined;

  writeWith(writer: ChangeWriter): void {
    this.writer = writer;
  }

  /** Throws when nobody keeps the record: a change must not go unrecorded. */
  async record(transaction: SqlRunner, change: Change): Promise<void> {
    if (!this.writer) throw new Error(`Nobody keeps the record of ${change.action}`);
    await this.writer(transaction, change);
  }
}
