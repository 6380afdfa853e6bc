import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which run holds which slice, and what each run adds up to per day and channel. Slices are told apart by digests
 * of channel and campaign: a cell may hold 10,000 characters, an index entry no more than 2,700 bytes.
 */
export class Ledger1795000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- channel and campaign are '' where the dataset's slices do not tell them apart.
      CREATE TABLE run_slice (
        org_id uuid NOT NULL,
        dataset_id uuid NOT NULL,
        run_id uuid NOT NULL,
        date date NOT NULL,
        channel text NOT NULL,
        campaign text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('replace', 'append')),
        publish_seq bigint NOT NULL,
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX run_slice_key ON run_slice (run_id, date, md5(channel), md5(campaign));
      CREATE INDEX run_slice_stack ON run_slice (dataset_id, date, md5(channel), md5(campaign), publish_seq);

      -- campaign is '' unless the dataset's slices tell campaigns apart.
      CREATE TABLE run_rollup (
        org_id uuid NOT NULL,
        dataset_id uuid NOT NULL,
        run_id uuid NOT NULL,
        date date NOT NULL,
        channel text NOT NULL,
        campaign text NOT NULL,
        records bigint NOT NULL,
        spend numeric NOT NULL,
        clicks numeric NOT NULL,
        conversions numeric NOT NULL,
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX run_rollup_key ON run_rollup (run_id, date, md5(channel), md5(campaign));
      CREATE INDEX run_rollup_dataset ON run_rollup (dataset_id, date);

      -- A slice's stack in publish order: live are the last unreverted replace run and the appends above it.
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

      -- Sums that count, per slice.
      CREATE VIEW live_rollup WITH (security_invoker = true) AS
        SELECT u.*
        FROM live_slice s
        JOIN run_rollup u ON u.run_id = s.run_id AND u.date = s.date
          AND (s.channel = '' OR u.channel = s.channel)
          AND (s.campaign = '' OR u.campaign = s.campaign);

      GRANT SELECT, INSERT, UPDATE, DELETE ON run_slice, run_rollup TO etl_app;
      GRANT SELECT ON live_slice, live_rollup TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW live_rollup, live_slice; DROP TABLE run_rollup, run_slice');
  }
}
