import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invites that wait to be accepted; only the hashes of their tokens are kept. */
export class Invites1795000000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE invite (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        email text NOT NULL,
        role text NOT NULL CHECK (role IN ('MEMBER', 'ADMIN', 'OWNER')),
        token_hash bytea NOT NULL UNIQUE,
        created_by uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX invite_email ON invite (org_id, lower(email));
      GRANT SELECT, INSERT, DELETE ON invite TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE invite');
  }
}
