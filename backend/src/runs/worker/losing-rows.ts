import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LostTables } from './lost-tables';
import { PartsRepository } from './parts/parts.repository';

const BATCH = 20_000;
const ATTEMPTS_A_PASS = 20;
const TABLES = ['import_record', 'import_row_error'] as const;

interface EndedAttempt {
  run_id: string;
  number: number;
  epoch: number;
}

/** Deletes what attempts that published nothing, and runs that were deleted, may have left where no reader looks. */
@Injectable()
export class LosingRows {
  constructor(
    private readonly database: DataSource,
    private readonly lostTables: LostTables,
    private readonly parts: PartsRepository,
  ) {}

  async remove(): Promise<void> {
    await this.lostTables.remove();
    await this.parts.removeEnded();
    const attempts = await this.database.query<EndedAttempt[]>(
      `SELECT run_id, number, epoch FROM import_run_attempt
       WHERE rows_left AND status IN ('FAILED', 'CANCELLED') ORDER BY finished_at LIMIT $1`,
      [ATTEMPTS_A_PASS],
    );
    for (const attempt of attempts) {
      for (const table of TABLES) await this.removeFrom(table, attempt);
      await this.database.query(
        'UPDATE import_run_attempt SET rows_left = false WHERE run_id = $1 AND number = $2',
        [attempt.run_id, attempt.number],
      );
    }
  }

  // In batches, each its own transaction: nobody waits for half a million deletes.
  private async removeFrom(table: (typeof TABLES)[number], { run_id, epoch }: EndedAttempt): Promise<void> {
    const rows = `FROM ${table} WHERE run_id = $1 AND epoch = $2`;
    for (;;) {
      const [next] = await this.database.query<{ row_number: number }[]>(
        `SELECT row_number ${rows} ORDER BY row_number OFFSET $3 LIMIT 1`,
        [run_id, epoch, BATCH],
      );
      const before = next?.row_number ?? null;
      await this.database.query(`DELETE ${rows} AND ($3::int IS NULL OR row_number < $3)`, [
        run_id,
        epoch,
        before,
      ]);
      if (before === null) return;
    }
  }
}
