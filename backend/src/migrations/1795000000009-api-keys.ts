import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys with which programs act in an organization; only their hashes are kept. */
export class ApiKeys1795000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE api_key (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('MEMBER', 'ADMIN', 'OWNER')),
        prefix text NOT NULL,
        key_hash bytea NOT NULL UNIQUE,
        created_by uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        last_used_at timestamptz
      );
      CREATE INDEX api_key_org ON api_key (org_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON api_key TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE api_key');
  }
}
