import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Newcomer {
  /** Verified. */
  email: string;
  name: string;
}

/** Makes what somebody new needs besides the account, in the transaction that makes it. */
export type Welcome = (transaction: EntityManager, userId: string) => Promise<void>;
export type NewcomerPolicy = (newcomer: Newcomer) => Promise<Welcome | null>;

/** Who may come in that has no account; told by the module that keeps organizations. */
@Injectable()
export class Newcomers {
  private policy: NewcomerPolicy = () => Promise.resolve(null);

  decideWith(policy: NewcomerPolicy): void {
    this.policy = policy;
  }

  /** Null for somebody who may not. */
  welcomeOf(newcomer: Newcomer): Promise<Welcome | null> {
    return this.policy(newcomer);
  }
}
