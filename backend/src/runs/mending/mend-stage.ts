import type { SqlRunner } from '../../platform/database';
import { toLine, type NewMend } from './mend-line';
import { STAGE, STAGE_MENDS } from './stage.sql';

/**
 * Mends that are ready, in a table of the transaction: reading rows again takes long, and holds nobody up. What has been
 * mended meanwhile shows when they are added.
 */
export class MendStage {
  private constructor(private readonly transaction: SqlRunner) {}

  static async open(transaction: SqlRunner): Promise<MendStage> {
    await transaction.query(STAGE);
    return new MendStage(transaction);
  }

  async put(mends: readonly NewMend[]): Promise<void> {
    if (mends.length === 0) return;
    await this.transaction.query(STAGE_MENDS, [JSON.stringify(mends.map(toLine))]);
  }
}
