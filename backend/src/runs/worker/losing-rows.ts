import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const BATCH = 20_000;
const ATTEMPTS_A_PASS = 20;
const TABLES = ['import_record', 'import_row_error'] as const;

interface EndedAttempt {
  run_id: string;
  number: number;
  epoch: number;
}

/** Deletes what attempts that published nothing may have left in the record tables, where no reader looks. */
@Injectable()
export class LosingRows {
  constructor(private readonly database: DataSource) {}

  async remove(): Promise<void> {
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
    let removed: number;
    do {
      const [gone] = await this.database.query<{ count: string }[]>(
        `WITH gone AS (
           DELETE FROM ${table} WHERE run_id = $1 AND epoch = $2 AND row_number IN (
             SELECT row_number FROM ${table} WHERE run_id = $1 AND epoch = $2 LIMIT $3
           ) RETURNING 1
         ) SELECT count(*) FROM gone`,
        [run_id, epoch, BATCH],
      );
      removed = Number(gone?.count ?? 0);
    } while (removed === BATCH);
  }
}
