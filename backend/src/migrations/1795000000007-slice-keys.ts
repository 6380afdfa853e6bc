import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Slices and rollups are told apart by digests of channel and campaign: a cell may hold 10,000 characters, an
 * index entry no more than 2,700 bytes.
 */
export class SliceKeys1795000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE run_rollup DROP CONSTRAINT run_rollup_pkey;
      CREATE UNIQUE INDEX run_rollup_key ON run_rollup (run_id, date, md5(channel), md5(campaign));

      ALTER TABLE run_slice DROP CONSTRAINT run_slice_pkey;
      CREATE UNIQUE INDEX run_slice_key ON run_slice (run_id, date, md5(channel), md5(campaign));
      DROP INDEX run_slice_stack;
      CREATE INDEX run_slice_stack ON run_slice (dataset_id, date, md5(channel), md5(campaign), publish_seq);

      CREATE OR REPLACE VIEW live_slice WITH (security_invoker = true) AS
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
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE VIEW live_slice WITH (security_invoker = true) AS
        SELECT s.*
        FROM run_slice s
        JOIN import_run r ON r.id = s.run_id AND r.status = 'SUCCEEDED'
        WHERE NOT EXISTS (
          SELECT FROM run_slice above
          JOIN import_run ar ON ar.id = above.run_id AND ar.status = 'SUCCEEDED'
          WHERE above.dataset_id = s.dataset_id AND above.date = s.date
            AND above.channel = s.channel AND above.campaign = s.campaign
            AND above.mode = 'replace' AND above.publish_seq > s.publish_seq
        );

      DROP INDEX run_slice_stack, run_slice_key, run_rollup_key;
      ALTER TABLE run_slice ADD PRIMARY KEY (run_id, date, channel, campaign);
      ALTER TABLE run_rollup ADD PRIMARY KEY (run_id, date, channel, campaign);
      CREATE INDEX run_slice_stack ON run_slice (dataset_id, date, channel, campaign, publish_seq);
    `);
  }
}
