import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that were set aside are few among many: counted at every scrape, and listed by themselves. */
export class DeadLetters1795000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'CREATE INDEX import_run_dead_letters ON import_run (org_id, created_at DESC, id DESC) WHERE dlq',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX import_run_dead_letters');
  }
}
