import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The application role, people, organizations and the audit log. */
export class People1795000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Roles belong to the whole server: two databases may be migrated at the same time.
    await db.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'etl_app') THEN
          CREATE ROLE etl_app NOLOGIN;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;

      -- Lets a single-URL installation step down to the application role; two URLs do not need it.
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'etl_app', 'MEMBER') THEN
          EXECUTE format('GRANT etl_app TO %I', current_user);
        END IF;
      EXCEPTION WHEN insufficient_privilege THEN NULL;
      END $$;

      GRANT USAGE ON SCHEMA public TO etl_app;
      GRANT SELECT ON migrations TO etl_app;
    `);
    await db.query(`
      CREATE TABLE app_user (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX app_user_email ON app_user (lower(email));

      CREATE TABLE user_session (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX user_session_user ON user_session (user_id);

      CREATE TABLE organization (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE membership (
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('MEMBER', 'ADMIN', 'OWNER')),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (org_id, user_id)
      );
      CREATE INDEX membership_user ON membership (user_id);

      CREATE TABLE audit_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        user_id uuid,
        action text NOT NULL,
        resource_type text NOT NULL,
        resource_id text NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}',
        ip text,
        request_id text,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX audit_event_org ON audit_event (org_id, id DESC);

      GRANT SELECT, INSERT, UPDATE, DELETE ON app_user, user_session, organization, membership TO etl_app;
      GRANT SELECT, INSERT ON audit_event TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE audit_event, membership, organization, user_session, app_user');
  }
}
