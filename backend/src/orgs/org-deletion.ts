import { Injectable } from '@nestjs/common';
import type { SqlRunner } from '../platform/database';

/**
 * Deletes, inside the transaction, what a module above keeps of an organization; throws a DomainError where the
 * organization must stay. What it answers runs after the commit, to free what no transaction covers.
 */
export type OrgDeletionStep = (
  transaction: SqlRunner,
  orgId: string,
) => Promise<(() => Promise<void>) | undefined>;

/** What else goes when an organization goes; rows that refer to it go by themselves. */
@Injectable()
export class OrgDeletion {
  private readonly steps: OrgDeletionStep[] = [];

  add(step: OrgDeletionStep): void {
    this.steps.push(step);
  }

  /** Runs every step; answers what is left to do after the commit. */
  async run(transaction: SqlRunner, orgId: string): Promise<(() => Promise<void>)[]> {
    const rest: (() => Promise<void>)[] = [];
    for (const step of this.steps) {
      const afterCommit = await step(transaction, orgId);
      if (afterCommit) rest.push(afterCommit);
    }
    return rest;
  }
}
