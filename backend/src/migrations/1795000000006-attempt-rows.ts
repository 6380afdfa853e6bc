import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers which attempts without a publish may still have rows in the record tables. */
export class AttemptRows1795000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE import_run_attempt ADD COLUMN rows_left boolean NOT NULL DEFAULT true;
      CREATE INDEX import_run_attempt_rows_left ON import_run_attempt (finished_at)
        WHERE rows_left AND status IN ('FAILED', 'CANCELLED');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE import_run_attempt DROP COLUMN rows_left');
  }
}
