import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trace that a run was started in (W3C `traceparent`). With the run, not with a ring: rings are lost and made anew,
 * and a worker may take a run without any; whoever goes on with it goes on with its trace.
 */
export class Traces1795000000093 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE import_run ADD COLUMN traceparent text CHECK (length(traceparent) = 55)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE import_run DROP COLUMN traceparent');
  }
}
