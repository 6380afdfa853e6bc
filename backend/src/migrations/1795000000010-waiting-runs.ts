import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is next of each organization, and what workers have counted. */
export class WaitingRuns1795000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX import_run_waiting ON import_run (org_id, queued_at, id) WHERE status = 'QUEUED';
      CREATE INDEX import_run_places ON import_run (org_id, lease_until) WHERE status = 'RUNNING';
      ALTER TABLE worker_presence ADD COLUMN counts jsonb NOT NULL DEFAULT '{}';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE worker_presence DROP COLUMN counts;
      DROP INDEX import_run_places, import_run_waiting;
    `);
  }
}
