import { Injectable } from '@nestjs/common';
import type { SqlRunner } from '../platform/database';

interface DeletedDataset {
  orgId: string;
  datasetId: string;
}

/**
 * Deletes, inside the transaction, what a module above keeps of a dataset; throws a DomainError where the
 * dataset must stay. What it answers runs after the commit, to free what no transaction covers.
 */
export type DeletionStep = (
  transaction: SqlRunner,
  dataset: DeletedDataset,
) => Promise<(() => Promise<void>) | undefined>;

/** What else goes when a dataset goes. */
@Injectable()
export class DatasetDeletion {
  private readonly steps: DeletionStep[] = [];

  add(step: DeletionStep): void {
    this.steps.push(step);
  }

  /** Runs every step; answers what is left to do after the commit. */
  async run(transaction: SqlRunner, dataset: DeletedDataset): Promise<(() => Promise<void>)[]> {
    const rest: (() => Promise<void>)[] = [];
    for (const step of this.steps) {
      const afterCommit = await step(transaction, dataset);
      if (afterCommit) rest.push(afterCommit);
    }
    return rest;
  }
}
