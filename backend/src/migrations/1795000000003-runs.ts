import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files, runs, their attempts, outbox and log. */
export class Runs1795000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        storage text NOT NULL CHECK (storage IN ('disk', 's3')),
        key text NOT NULL UNIQUE,
        sha256 text NOT NULL,
        size bigint NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (org_id, id)
      );

      CREATE SEQUENCE run_publish_seq;

      CREATE TABLE import_run (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        org_id uuid NOT NULL,
        dataset_id uuid NOT NULL,
        stored_file_id uuid NOT NULL,
        file_name text NOT NULL,
        file_size bigint NOT NULL,
        sha256 text NOT NULL,
        -- An upload with allowDuplicate, or a rerun, stands outside the duplicate check.
        duplicate_allowed boolean NOT NULL DEFAULT false,
        status text NOT NULL DEFAULT 'DRAFT'
          CHECK (status IN ('DRAFT', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'REVERTED')),
        mode text NOT NULL CHECK (mode IN ('replace', 'append')),
        schema_version int,
        -- What the first pass over the file found out (FileProfile of the engine).
        profile jsonb NOT NULL,

        epoch int NOT NULL DEFAULT 0,
        published_epoch int,
        publish_seq bigint,
        lease_until timestamptz,
        worker_id text,
        backend_pids int[] NOT NULL DEFAULT '{}',
        not_before timestamptz NOT NULL DEFAULT now(),
        queued_at timestamptz,
        cancel_requested boolean NOT NULL DEFAULT false,
        attempt_count int NOT NULL DEFAULT 0,
        -- Attempts since the last start or retry that ended in a transient error; crashes are counted apart.
        transient_failures int NOT NULL DEFAULT 0,
        crash_count int NOT NULL DEFAULT 0,
        crash_progress bigint NOT NULL DEFAULT 0,
        dlq boolean NOT NULL DEFAULT false,

        phase text,
        bytes_read bigint NOT NULL DEFAULT 0,
        total_rows int NOT NULL DEFAULT 0,
        processed_rows int NOT NULL DEFAULT 0,
        valid_rows int NOT NULL DEFAULT 0,
        invalid_rows int NOT NULL DEFAULT 0,
        excluded_rows int NOT NULL DEFAULT 0,
        rows_per_second int NOT NULL DEFAULT 0,
        spend numeric NOT NULL DEFAULT 0,
        top_errors jsonb NOT NULL DEFAULT '[]',
        control jsonb,
        error_code text,
        error_message text,

        rerun_of uuid REFERENCES import_run ON DELETE SET NULL,
        created_by uuid REFERENCES app_user ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        reverted_at timestamptz,
        seq bigint NOT NULL DEFAULT 1,

        UNIQUE (org_id, id),
        FOREIGN KEY (org_id, dataset_id) REFERENCES import_dataset (org_id, id),
        FOREIGN KEY (org_id, stored_file_id) REFERENCES stored_file (org_id, id)
      );
      CREATE UNIQUE INDEX import_run_duplicate ON import_run (dataset_id, sha256)
        WHERE NOT duplicate_allowed AND status NOT IN ('FAILED', 'CANCELLED', 'REVERTED');
      CREATE INDEX import_run_newest ON import_run (org_id, created_at DESC, id DESC);
      CREATE INDEX import_run_dataset ON import_run (dataset_id, created_at DESC, id DESC);
      CREATE INDEX import_run_live ON import_run (status, lease_until) WHERE status IN ('QUEUED', 'RUNNING');
      CREATE INDEX import_run_file ON import_run (stored_file_id);

      CREATE TABLE import_run_attempt (
        run_id uuid NOT NULL,
        number int NOT NULL,
        org_id uuid NOT NULL,
        epoch int NOT NULL,
        worker text NOT NULL,
        status text NOT NULL DEFAULT 'RUNNING' CHECK (status IN ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
        started_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        error_code text,
        error_message text,
        retryable boolean,
        request_id text NOT NULL,
        -- Whether an attempt without a publish may still have rows in the record tables.
        rows_left boolean NOT NULL DEFAULT true,
        PRIMARY KEY (run_id, number),
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );
      CREATE INDEX import_run_attempt_rows_left ON import_run_attempt (finished_at)
        WHERE rows_left AND status IN ('FAILED', 'CANCELLED');

      CREATE TABLE run_outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        org_id uuid NOT NULL,
        run_id uuid NOT NULL,
        epoch int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );
      CREATE INDEX run_outbox_unsent ON run_outbox (due_at, id) WHERE sent_at IS NULL;
      CREATE INDEX run_outbox_run ON run_outbox (run_id);

      CREATE TABLE run_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        org_id uuid NOT NULL,
        run_id uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        event text NOT NULL,
        text text NOT NULL,
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );
      CREATE INDEX run_log_run ON run_log (run_id, id);

      CREATE TABLE worker_presence (
        worker_id text PRIMARY KEY,
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now()
      );

      GRANT SELECT, INSERT, UPDATE, DELETE
        ON stored_file, import_run, import_run_attempt, run_outbox, run_log, worker_presence TO etl_app;
      GRANT USAGE ON SEQUENCE run_publish_seq TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE worker_presence, run_log, run_outbox, import_run_attempt, import_run, stored_file; DROP SEQUENCE run_publish_seq',
    );
  }
}
