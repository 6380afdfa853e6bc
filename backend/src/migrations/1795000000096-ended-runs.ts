import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organization's runs by when they ended, and how many there are of each status, without reading the runs. */
export class EndedRuns1795000000096 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX import_run_ended ON import_run (org_id, finished_at) INCLUDE (status, dlq)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX import_run_ended');
  }
}
