import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks, and the outbox of what they are told: written by a trigger in the transaction that changes a run. */
export class Webhooks1795000000062 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        url text NOT NULL,
        events text[] NOT NULL,
        active boolean NOT NULL DEFAULT true,
        -- Sealed: it has to be read again to sign with.
        secret bytea NOT NULL,
        created_by uuid REFERENCES app_user ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (org_id, id)
      );

      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Of one run, in the order of its changes: they wait for each other's row lock.
        number bigint GENERATED ALWAYS AS IDENTITY,
        org_id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        -- No foreign key: what happened to a run is told also after it is deleted.
        run_id uuid NOT NULL,
        event_id uuid NOT NULL,
        event text NOT NULL,
        run jsonb NOT NULL,
        status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
        attempts int NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        happened_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_attempt_at timestamptz,
        delivered_at timestamptz,
        response_status int,
        error text,
        replay_of uuid,
        FOREIGN KEY (org_id, webhook_id) REFERENCES webhook (org_id, id) ON DELETE CASCADE
      );
      CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE status = 'PENDING';
      CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook_id, run_id, number) WHERE status = 'PENDING';
      CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, number DESC);
      CREATE INDEX webhook_delivery_age ON webhook_delivery (created_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, webhook_delivery TO etl_app;

      CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        ended CONSTANT text[] := ARRAY['SUCCEEDED', 'FAILED', 'CANCELLED', 'REVERTED'];
        of_event uuid := gen_random_uuid();
        event_name text := CASE
          WHEN NEW.status = 'RUNNING' AND OLD.started_at IS NULL THEN 'run.started'
          WHEN NEW.status = ANY (ended) THEN
            CASE WHEN OLD.status = ANY (ended) THEN 'run.updated' ELSE 'run.completed' END
        END;
      BEGIN
        IF event_name IS NULL THEN RETURN NULL; END IF;
        INSERT INTO webhook_delivery (org_id, webhook_id, run_id, event_id, event, run, happened_at)
        SELECT NEW.org_id, w.id, NEW.id, of_event, event_name,
               -- Amounts as text: a JSON number would lose digits with whoever reads it.
               (to_jsonb(NEW) - '{profile,receipt}'::text[]) || jsonb_build_object(
                 'spend', trim_scale(NEW.spend)::text,
                 'created_by_name', (SELECT u.name FROM app_user u WHERE u.id = NEW.created_by)),
               clock_timestamp()
        FROM webhook w
        WHERE w.org_id = NEW.org_id AND w.active AND event_name = ANY (w.events);
        IF FOUND THEN PERFORM pg_notify('webhook_delivery', ''); END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER import_run_tell_webhooks AFTER UPDATE ON import_run FOR EACH ROW
        WHEN (OLD.status <> NEW.status
              OR (OLD.seq <> NEW.seq AND NEW.status IN ('SUCCEEDED', 'FAILED', 'CANCELLED', 'REVERTED')))
        EXECUTE FUNCTION tell_webhooks();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER import_run_tell_webhooks ON import_run;
      DROP FUNCTION tell_webhooks;
      DROP TABLE webhook_delivery, webhook;
    `);
  }
}
