import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIVE_BY_VIEWS } from './1795000000011-ledger-history';

const SLICE = 's.org_id, s.dataset_id, s.run_id, s.date, s.channel, s.campaign, s.place, s.publish_seq';
const ROLLUP =
  'u.org_id, u.dataset_id, u.run_id, u.date, u.channel, u.campaign, u.currency, u.records, u.spend, u.clicks, u.conversions';

const LOWEST = (column: string) => `CASE WHEN s.${column} = '' THEN '' ELSE md5(s.${column}) END`;
const HIGHEST = (column: string) => `CASE WHEN s.${column} = '' THEN 'g' ELSE md5(s.${column}) END`;

/**
 * Of the slice `s`, the rollups `u`, of one channel and campaign or of all: as a range of digests, which the index
 * finds either way. Looked up slice by slice (OFFSET 0): a plan that joins whole tables costs more than all of these.
 */
const IN_SLICE = `
  u.run_id = s.run_id AND u.date = s.date
    AND (md5(u.channel), md5(u.campaign)) >= (${LOWEST('channel')}, ${LOWEST('campaign')})
    AND (md5(u.channel), md5(u.campaign)) <= (${HIGHEST('channel')}, ${HIGHEST('campaign')})`;

/** Of the stack of the slice `held`. */
const IN_STACK = `
  s.dataset_id = held.dataset_id AND s.date = held.date AND md5(s.channel) = held.channel
    AND md5(s.campaign) = held.campaign`;

const IS_KNOWN = `
  k.run_id = s.run_id AND k.date = s.date AND k.channel = s.channel_digest AND k.campaign = s.campaign_digest`;

/**
 * What counts today is kept in tables, so that reading it takes no stacks apart. Triggers on what it follows from,
 * which runs count and what they hold, keep it: no statement can forget to. `live_slice_at` is the definition.
 */
export class LiveSlices1795000000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION live_rollup_at, live_slice_at, run_counted_at;
      DROP VIEW live_rollup, live_slice;

      CREATE TABLE live_slice (
        org_id uuid NOT NULL,
        dataset_id uuid NOT NULL,
        run_id uuid NOT NULL,
        date date NOT NULL,
        channel text NOT NULL,
        campaign text NOT NULL,
        place bigint NOT NULL,
        publish_seq bigint NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE UNIQUE INDEX live_slice_run ON live_slice (run_id, date, md5(channel), md5(campaign));
      CREATE INDEX live_slice_day ON live_slice (dataset_id, date, md5(channel), md5(campaign));

      -- Copies of the rollups of live slices; live_slice_id says of which.
      CREATE TABLE live_rollup (
        org_id uuid NOT NULL,
        dataset_id uuid NOT NULL,
        run_id uuid NOT NULL,
        date date NOT NULL,
        channel text NOT NULL,
        campaign text NOT NULL,
        currency text NOT NULL,
        records bigint NOT NULL,
        spend numeric NOT NULL,
        clicks numeric NOT NULL,
        conversions numeric NOT NULL,
        live_slice_id bigint NOT NULL
      );
      CREATE INDEX live_rollup_slice ON live_rollup (live_slice_id);
      CREATE INDEX live_rollup_day ON live_rollup (dataset_id, date);
      GRANT SELECT, INSERT, DELETE ON live_slice, live_rollup TO etl_app;
    `);
    await db.query(AT_AN_INSTANT);
    await db.query(KEPT);
    await db.query(`
      SELECT settle_live_slices(id) FROM import_run WHERE status = 'SUCCEEDED' ORDER BY place, publish_seq;
      ANALYZE live_slice, live_rollup;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER run_counts_changed ON import_run;
      DROP TRIGGER run_deleted ON import_run;
      DROP TRIGGER run_slices_came ON run_slice;
      DROP TRIGGER run_slices_went ON run_slice;
      DROP TRIGGER run_rollups_came ON run_rollup;
      DROP FUNCTION live_rollup_at, live_slice_at;
      DROP TABLE live_rollup, live_slice;
      DROP FUNCTION run_rollups_came, live_slices_went, live_slices_came, run_slices_changed, run_deleted,
        run_counts_changed, settle_live_slices;
    `);
    await db.query(LIVE_BY_VIEWS);
  }
}

// Written as one query over stacks, so that a range of days reaches the index.
const AT_AN_INSTANT = `
  CREATE FUNCTION live_slice_at(of_dataset uuid, at timestamptz) RETURNS TABLE (
    org_id uuid, dataset_id uuid, run_id uuid, date date, channel text, campaign text, place bigint, publish_seq bigint)
  LANGUAGE sql STABLE AS $$
    SELECT ${SLICE}
    FROM (
      SELECT s.*, max(CASE WHEN s.mode = 'replace' THEN ARRAY[s.place, s.publish_seq] END)
                    OVER (PARTITION BY s.date, s.channel, s.campaign) AS top
      FROM run_slice s
      JOIN import_run r ON r.id = s.run_id AND r.published_at <= at
      WHERE s.dataset_id = of_dataset AND s.held_from <= at AND s.held_until > at AND NOT EXISTS (
        SELECT FROM run_reversion v WHERE v.run_id = r.id AND v.reverted_at <= at AND v.restored_at > at)
    ) s
    WHERE s.top IS NULL OR ARRAY[s.place, s.publish_seq] >= s.top
  $$;
  CREATE FUNCTION live_rollup_at(of_dataset uuid, at timestamptz) RETURNS TABLE (
    org_id uuid, dataset_id uuid, run_id uuid, date date, channel text, campaign text, currency text, records bigint,
    spend numeric, clicks numeric, conversions numeric)
  LANGUAGE sql STABLE AS $$
    SELECT s.org_id, s.dataset_id, s.run_id, s.date, sums.channel, sums.campaign, sums.currency, sums.records,
           sums.spend, sums.clicks, sums.conversions
    FROM live_slice_at(of_dataset, at) s CROSS JOIN LATERAL (
      SELECT u.* FROM run_rollup u WHERE ${IN_SLICE} AND u.counts_from <= at OFFSET 0
    ) sums
  $$;`;

const KEPT = `
  -- Says anew which runs are live in the slices that a run holds, or held. For transactions that hold the ledger of
  -- its dataset. Of a stack, only what lies from its topmost replace on is looked at.
  CREATE FUNCTION settle_live_slices(of_run uuid) RETURNS void LANGUAGE sql AS $$
    WITH held AS MATERIALIZED (
      SELECT DISTINCT dataset_id, date, md5(channel) AS channel, md5(campaign) AS campaign
      FROM run_slice WHERE run_id = of_run
    ), counting AS MATERIALIZED (
      SELECT slice.*, md5(slice.channel) AS channel_digest, md5(slice.campaign) AS campaign_digest
      FROM held
      CROSS JOIN LATERAL (
        SELECT coalesce(max(replacing.place), 0) AS place, coalesce(max(replacing.publish_seq), 0) AS publish_seq
        FROM (
          SELECT s.place, s.publish_seq FROM run_slice s
          WHERE ${IN_STACK} AND s.mode = 'replace' AND s.held_until = 'infinity'
            AND (SELECT r.status FROM import_run r WHERE r.id = s.run_id) = 'SUCCEEDED'
          ORDER BY s.dataset_id DESC, s.date DESC, md5(s.channel) DESC, md5(s.campaign) DESC, s.place DESC,
                   s.publish_seq DESC LIMIT 1
        ) replacing
      ) top
      CROSS JOIN LATERAL (
        SELECT ${SLICE} FROM run_slice s
        WHERE ${IN_STACK} AND s.held_until = 'infinity'
          AND (s.place, s.publish_seq) >= (top.place, top.publish_seq)
          AND (SELECT r.status FROM import_run r WHERE r.id = s.run_id) = 'SUCCEEDED'
        OFFSET 0
      ) slice
    ), known AS MATERIALIZED (
      SELECT found.* FROM held CROSS JOIN LATERAL (
        SELECT s.ctid AS at, s.run_id, s.date, held.channel, held.campaign FROM live_slice s WHERE ${IN_STACK} OFFSET 0
      ) found
    ), gone AS (
      DELETE FROM live_slice WHERE ctid = ANY (ARRAY(
        SELECT k.at FROM known k WHERE NOT EXISTS (SELECT FROM counting s WHERE ${IS_KNOWN})))
    )
    INSERT INTO live_slice (org_id, dataset_id, run_id, date, channel, campaign, place, publish_seq)
    SELECT ${SLICE} FROM counting s WHERE NOT EXISTS (SELECT FROM known k WHERE ${IS_KNOWN})
  $$;

  CREATE FUNCTION run_counts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM settle_live_slices(NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER run_counts_changed AFTER UPDATE OF status ON import_run FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND 'SUCCEEDED' IN (OLD.status, NEW.status)) EXECUTE FUNCTION run_counts_changed();

  -- A run that counts is deleted only with all of its dataset.
  CREATE FUNCTION run_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM live_slice WHERE run_id = OLD.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER run_deleted AFTER DELETE ON import_run FOR EACH ROW
    WHEN (OLD.status = 'SUCCEEDED') EXECUTE FUNCTION run_deleted();

  CREATE FUNCTION run_slices_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM settle_live_slices(run_id) FROM (SELECT DISTINCT run_id FROM changed) run;
    RETURN NULL;
  END $$;
  CREATE TRIGGER run_slices_came AFTER INSERT ON run_slice REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION run_slices_changed();
  CREATE TRIGGER run_slices_went AFTER UPDATE ON run_slice REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION run_slices_changed();

  CREATE FUNCTION live_slices_came() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO live_rollup SELECT sums.*, s.id FROM came s CROSS JOIN LATERAL (
      SELECT ${ROLLUP} FROM run_rollup u
      WHERE ${IN_SLICE} OFFSET 0
    ) sums;
    RETURN NULL;
  END $$;
  CREATE TRIGGER live_slices_came AFTER INSERT ON live_slice REFERENCING NEW TABLE AS came
    FOR EACH STATEMENT EXECUTE FUNCTION live_slices_came();

  CREATE FUNCTION live_slices_went() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM live_rollup WHERE live_slice_id = ANY (ARRAY(SELECT id FROM went));
    RETURN NULL;
  END $$;
  CREATE TRIGGER live_slices_went AFTER DELETE ON live_slice REFERENCING OLD TABLE AS went
    FOR EACH STATEMENT EXECUTE FUNCTION live_slices_went();

  -- Those of a publication come before its slices, and find none; those of mends may find theirs.
  CREATE FUNCTION run_rollups_came() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM live_slice WHERE run_id = ANY (ARRAY(SELECT DISTINCT run_id FROM came))) THEN
      INSERT INTO live_rollup SELECT ${ROLLUP}, s.id FROM came u JOIN live_slice s
        ON s.run_id = u.run_id AND s.date = u.date AND md5(s.channel) IN (md5(''), md5(u.channel))
          AND md5(s.campaign) IN (md5(''), md5(u.campaign));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER run_rollups_came AFTER INSERT ON run_rollup REFERENCING NEW TABLE AS came
    FOR EACH STATEMENT EXECUTE FUNCTION run_rollups_came();`;
