import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who people are elsewhere: somebody who signs in with another provider needs no password here. */
export class Identities1795000000092 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL;
      CREATE TABLE user_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (issuer, subject),
        -- An address that the provider gave to somebody else leads into nobody's account.
        UNIQUE (user_id, issuer)
      );
      GRANT SELECT, INSERT ON user_identity TO etl_app;
    `);
  }

  /** Whoever has no password gets one that nobody knows. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE user_identity;
      UPDATE app_user
      SET password_hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdG9mbm9ib2R5MTIzNA$'
                          || rtrim(encode(sha256((gen_random_uuid()::text || gen_random_uuid())::bytea), 'base64'), '=')
      WHERE password_hash IS NULL;
      ALTER TABLE app_user ALTER COLUMN password_hash SET NOT NULL;
    `);
  }
}
