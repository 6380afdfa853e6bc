import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = { lines: 1, rejected_spend: 0, rejected_clicks: 0, rejected_conversions: 0 };

/** Most rejected rows are one line, of which nothing parses. */
export class MendDefaults1795000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [column, value] of Object.entries(COLUMNS))
      await db.query(`ALTER TABLE row_mend ALTER COLUMN ${column} SET DEFAULT ${value}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const column of Object.keys(COLUMNS))
      await db.query(`ALTER TABLE row_mend ALTER COLUMN ${column} DROP DEFAULT`);
  }
}
