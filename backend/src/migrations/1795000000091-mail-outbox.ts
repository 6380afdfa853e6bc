import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails with the links of invites: they go when the invite goes, and their secret as soon as it is no longer needed. */
export class MailOutbox1795000000091 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE invite ADD UNIQUE (org_id, id);
      CREATE TABLE mail_outbox (
        invite_id uuid PRIMARY KEY,
        org_id uuid NOT NULL,
        status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'SENT', 'FAILED')),
        -- Sealed: the link holds the token. Null once it was sent or given up.
        link bytea,
        attempts int NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (org_id, invite_id) REFERENCES invite (org_id, id) ON DELETE CASCADE,
        CHECK ((status = 'WAITING') = (link IS NOT NULL))
      );
      CREATE INDEX mail_outbox_due ON mail_outbox (due_at) WHERE status = 'WAITING';
      GRANT SELECT, INSERT, UPDATE ON mail_outbox TO etl_app;
      CALL wall_off('mail_outbox', 'org_id');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE mail_outbox;
      ALTER TABLE invite DROP CONSTRAINT invite_org_id_id_key;
    `);
  }
}
