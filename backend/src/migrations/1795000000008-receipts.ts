import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each run read, line by line and sum by sum; null for runs that ended before it was kept. */
export class Receipts1795000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE import_run ADD COLUMN receipt jsonb');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE import_run DROP COLUMN receipt');
  }
}
