import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which rows count at any instant. Publishes, reverts, restores and mends carry the time at which they took effect,
 * told by the dataset's own clock: `ledger_at` only grows, and is moved under a lock by whoever changes the ledger.
 *
 * A run has a `place` in the stack of every slice: the number of its publication, or its origin's where it is a rerun.
 * Runs lie on each other by (place, publish_seq).
 */
export class LedgerHistory1795000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE import_dataset ADD COLUMN ledger_at timestamptz NOT NULL DEFAULT now();

      ALTER TABLE import_run
        ADD COLUMN published_at timestamptz,
        ADD COLUMN place bigint,
        -- Whether rows of it were ever mended: whoever reads its rows looks for mends only then.
        ADD COLUMN has_mends boolean NOT NULL DEFAULT false;
      UPDATE import_run SET published_at = coalesce(finished_at, created_at), place = publish_seq
        WHERE publish_seq IS NOT NULL;

      -- One line per revert; restored_at is 'infinity' while it holds.
      CREATE TABLE run_reversion (
        org_id uuid NOT NULL,
        run_id uuid NOT NULL,
        reverted_at timestamptz NOT NULL,
        reverted_by uuid REFERENCES app_user ON DELETE SET NULL,
        restored_at timestamptz NOT NULL DEFAULT 'infinity',
        restored_by uuid REFERENCES app_user ON DELETE SET NULL,
        PRIMARY KEY (run_id, reverted_at),
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );

      DROP VIEW live_rollup, live_slice;
      DROP INDEX run_slice_key, run_slice_stack, run_rollup_key;

      -- What a run held from its publication on has held_from '-infinity'; slices that came or went by mends have the
      -- times of these.
      ALTER TABLE run_slice
        ADD COLUMN place bigint,
        ADD COLUMN held_from timestamptz NOT NULL DEFAULT '-infinity',
        ADD COLUMN held_until timestamptz NOT NULL DEFAULT 'infinity';
      UPDATE run_slice SET place = publish_seq;
      ALTER TABLE run_slice ALTER COLUMN place SET NOT NULL;
      CREATE UNIQUE INDEX run_slice_key ON run_slice (run_id, date, md5(channel), md5(campaign), held_from);
      CREATE INDEX run_slice_stack
        ON run_slice (dataset_id, date, md5(channel), md5(campaign), place, publish_seq);

      -- Sums are added to, never changed: change_seq 0 is what was published, a mend or its undoing adds lines of its
      -- own (negative where rows go) that count from its time. currency is '' where a row names none.
      ALTER TABLE run_rollup
        ADD COLUMN currency text NOT NULL DEFAULT '',
        ADD COLUMN change_seq bigint NOT NULL DEFAULT 0,
        ADD COLUMN counts_from timestamptz NOT NULL DEFAULT '-infinity';
      CREATE UNIQUE INDEX run_rollup_key
        ON run_rollup (run_id, date, md5(channel), md5(campaign), currency, change_seq);

      -- One line per mended row; undone_at is 'infinity' while it holds. The record columns are null where the row was
      -- dropped.
      CREATE TABLE row_mend (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        org_id uuid NOT NULL,
        run_id uuid NOT NULL,
        row_number int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('record', 'excluded')),
        -- Cells by column name, before and after.
        before jsonb NOT NULL,
        patch jsonb NOT NULL,
        mended_at timestamptz NOT NULL,
        mended_by uuid REFERENCES app_user ON DELETE SET NULL,
        undone_at timestamptz NOT NULL DEFAULT 'infinity',
        undone_by uuid REFERENCES app_user ON DELETE SET NULL,
        line int NOT NULL,
        date date,
        campaign text,
        channel text,
        spend numeric,
        clicks bigint,
        conversions numeric,
        currency text,
        CHECK (kind = 'excluded'
          OR (date IS NOT NULL AND campaign IS NOT NULL AND channel IS NOT NULL AND spend IS NOT NULL)),
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX row_mend_in_force ON row_mend (run_id, row_number) WHERE undone_at = 'infinity';
      CREATE INDEX row_mend_run ON row_mend (run_id, mended_at);

      GRANT SELECT, INSERT, UPDATE, DELETE ON run_reversion, row_mend TO etl_app;
    `);
    await db.query(LIVE_BY_VIEWS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION live_rollup_at, live_slice_at, run_counted_at;
      DROP VIEW live_rollup, live_slice;
      DROP TABLE row_mend, run_reversion;
      DROP INDEX run_rollup_key, run_slice_stack, run_slice_key;
      ALTER TABLE run_rollup DROP COLUMN counts_from, DROP COLUMN change_seq, DROP COLUMN currency;
      ALTER TABLE run_slice DROP COLUMN held_until, DROP COLUMN held_from, DROP COLUMN place;
      ALTER TABLE import_run DROP COLUMN has_mends, DROP COLUMN place, DROP COLUMN published_at;
      ALTER TABLE import_dataset DROP COLUMN ledger_at;
      CREATE UNIQUE INDEX run_slice_key ON run_slice (run_id, date, md5(channel), md5(campaign));
      CREATE INDEX run_slice_stack ON run_slice (dataset_id, date, md5(channel), md5(campaign), publish_seq);
      CREATE UNIQUE INDEX run_rollup_key ON run_rollup (run_id, date, md5(channel), md5(campaign));
      CREATE VIEW live_slice WITH (security_invoker = true) AS
        SELECT s.*
        FROM run_slice s
        JOIN import_run r ON r.id = s.run_id AND r.status = 'SUCCEEDED'
        WHERE NOT EXISTS (
          SELECT FROM run_slice above
          JOIN import_run ar ON ar.id = above.run_id AND ar.status = 'SUCCEEDED'
          WHERE above.dataset_id = s.dataset_id AND above.date = s.date
            AND md5(above.channel) = md5(s.channel) AND md5(above.campaign) = md5(s.campaign)
            AND above.mode = 'replace' AND above.publish_seq > s.publish_seq
        );
      CREATE VIEW live_rollup WITH (security_invoker = true) AS
        SELECT u.*
        FROM live_slice s
        JOIN run_rollup u ON u.run_id = s.run_id AND u.date = s.date
          AND (s.channel = '' OR u.channel = s.channel)
          AND (s.campaign = '' OR u.campaign = s.campaign);
      GRANT SELECT ON live_slice, live_rollup TO etl_app;
    `);
  }
}

/** What counts, taken apart whenever it is asked. */
export const LIVE_BY_VIEWS = `
  -- Slices that are held today, and sums that count today.
  CREATE VIEW live_slice WITH (security_invoker = true) AS
    SELECT s.*
    FROM run_slice s
    JOIN import_run r ON r.id = s.run_id AND r.status = 'SUCCEEDED'
    WHERE s.held_until = 'infinity' AND NOT EXISTS (
      SELECT FROM run_slice above
      JOIN import_run ar ON ar.id = above.run_id AND ar.status = 'SUCCEEDED'
      WHERE above.dataset_id = s.dataset_id AND above.date = s.date
        AND md5(above.channel) = md5(s.channel) AND md5(above.campaign) = md5(s.campaign)
        AND above.mode = 'replace' AND above.held_until = 'infinity'
        AND (above.place, above.publish_seq) > (s.place, s.publish_seq)
    );
  CREATE VIEW live_rollup WITH (security_invoker = true) AS
    SELECT u.*
    FROM live_slice s
    JOIN run_rollup u ON u.run_id = s.run_id AND u.date = s.date
      AND (s.channel = '' OR u.channel = s.channel)
      AND (s.campaign = '' OR u.campaign = s.campaign);

  -- The same at an instant.
  CREATE FUNCTION run_counted_at(of_run uuid, published timestamptz, at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT published <= at AND NOT EXISTS (
      SELECT FROM run_reversion v WHERE v.run_id = of_run AND v.reverted_at <= at AND v.restored_at > at)
  $$;
  CREATE FUNCTION live_slice_at(of_dataset uuid, at timestamptz) RETURNS SETOF run_slice
  LANGUAGE sql STABLE AS $$
    SELECT s.*
    FROM run_slice s
    JOIN import_run r ON r.id = s.run_id AND run_counted_at(r.id, r.published_at, at)
    WHERE s.dataset_id = of_dataset AND s.held_from <= at AND s.held_until > at AND NOT EXISTS (
      SELECT FROM run_slice above
      JOIN import_run ar ON ar.id = above.run_id AND run_counted_at(ar.id, ar.published_at, at)
      WHERE above.dataset_id = s.dataset_id AND above.date = s.date
        AND md5(above.channel) = md5(s.channel) AND md5(above.campaign) = md5(s.campaign)
        AND above.mode = 'replace' AND above.held_from <= at AND above.held_until > at
        AND (above.place, above.publish_seq) > (s.place, s.publish_seq)
    )
  $$;
  CREATE FUNCTION live_rollup_at(of_dataset uuid, at timestamptz) RETURNS SETOF run_rollup
  LANGUAGE sql STABLE AS $$
    SELECT u.*
    FROM live_slice_at(of_dataset, at) s
    JOIN run_rollup u ON u.run_id = s.run_id AND u.date = s.date AND u.counts_from <= at
      AND (s.channel = '' OR u.channel = s.channel)
      AND (s.campaign = '' OR u.campaign = s.campaign)
  $$;

  GRANT SELECT ON live_slice, live_rollup TO etl_app;`;
