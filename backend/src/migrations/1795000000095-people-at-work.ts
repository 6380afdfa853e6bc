import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When members were last active in their organization, and the unusual days they have looked into: those are told again
 * only to who asks for them.
 */
export class PeopleAtWork1795000000095 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A few minutes behind, as it is not written with every request. Null for who was never there.
      ALTER TABLE membership ADD COLUMN last_active_at timestamptz;

      CREATE TABLE dismissed_day (
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        date date NOT NULL,
        channel text NOT NULL,
        -- Empty where the amounts have none.
        currency text NOT NULL,
        metric text NOT NULL CHECK (metric IN ('spend', 'clicks', 'conversions')),
        direction text NOT NULL CHECK (direction IN ('above', 'below')),
        reason text NOT NULL,
        dismissed_by uuid REFERENCES app_user ON DELETE SET NULL,
        dismissed_at timestamptz NOT NULL DEFAULT now()
      );
      -- A channel may be longer than an index takes.
      CREATE UNIQUE INDEX dismissed_day_once
        ON dismissed_day (org_id, date, metric, direction, currency, md5(channel));
      GRANT SELECT, INSERT, UPDATE, DELETE ON dismissed_day TO etl_app;
      CALL wall_off('dismissed_day', 'org_id');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE dismissed_day;
      ALTER TABLE membership DROP COLUMN last_active_at;
    `);
  }
}
