import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was answered to requests that carry an Idempotency-Key. */
export class Idempotency1795000000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE idempotency_key (
        -- Keys of one person in one organization; org_id is null for requests that act in none.
        scope text NOT NULL,
        key text NOT NULL,
        org_id uuid REFERENCES organization ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
        -- SHA-256 of method, address and body.
        fingerprint bytea NOT NULL,
        -- Whose turn the request is, and until when it counts as under way unless that is renewed.
        holder uuid NOT NULL,
        held_until timestamptz NOT NULL,
        status int,
        -- Sealed: an answer may show a secret once.
        answer bytea,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scope, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
      CREATE INDEX idempotency_key_org ON idempotency_key (org_id);
      CREATE INDEX idempotency_key_user ON idempotency_key (user_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE idempotency_key');
  }
}
