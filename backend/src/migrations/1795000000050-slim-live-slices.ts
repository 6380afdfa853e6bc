import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LiveSlices1795000000041 } from './1795000000041-live-slices';

const COLUMNS = 'org_id, dataset_id, run_id, date, channel, campaign, place, publish_seq, mode';
const columnsOf = (row: string) =>
  COLUMNS.split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ');

/** What tells the slices of a day apart, as one value that is short whatever the names. */
const SLICE = (row = '') => `md5(md5(${row}channel) || md5(${row}campaign))::uuid`;

/**
 * What counts today is kept by the slices that a change really moves. A run that goes takes its live slices with it, and
 * where it was a replace, what lies below it comes back, down to the next replace. A run that comes is held against what
 * is live, and displaces what is below it. Slices that are not live cost nothing, and the indexes hold short keys.
 */
export class SlimLiveSlices1795000000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE live_slice ADD COLUMN mode text, ADD COLUMN slice uuid;
      UPDATE live_slice l SET mode = r.mode, slice = ${SLICE('l.')} FROM import_run r WHERE r.id = l.run_id;
      ALTER TABLE live_slice ALTER COLUMN mode SET NOT NULL, ALTER COLUMN slice SET NOT NULL;
      DROP INDEX live_slice_run, live_slice_day;
      -- Not unique: that would look at every row that was ever there, of runs that went and came often.
      CREATE INDEX live_slice_day ON live_slice (dataset_id, date, slice);
      CREATE INDEX live_slice_run ON live_slice (run_id);
      -- Of what is in the stacks, only these do not count.
      CREATE INDEX import_run_reverted ON import_run (dataset_id) WHERE status = 'REVERTED';
    `);
    await db.query(KEPT);
    await db.query('ANALYZE live_slice');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX import_run_reverted;
      DROP TRIGGER run_counts_no_more ON import_run;
      CREATE FUNCTION settle_live_slices() RETURNS void LANGUAGE sql AS '';
      CREATE FUNCTION run_slices_changed() RETURNS void LANGUAGE sql AS '';
    `);
    // What is kept follows from the ledger: as it was before is made anew.
    const before = new LiveSlices1795000000041();
    await before.down(db);
    await db.query('DROP FUNCTION run_counts_no_more, run_slices_came, run_slices_went');
    await before.up(db);
  }
}

/** The stack of the slice `of`, of runs that count. */
const IN_STACK = `
  s.dataset_id = of.dataset_id AND s.date = of.date AND md5(s.channel) = of.channel_digest
    AND md5(s.campaign) = of.campaign_digest AND s.held_until = 'infinity' AND s.run_id NOT IN (SELECT id FROM reverted)
    AND (s.place, s.publish_seq) < (of.place, of.publish_seq)`;

/**
 * `leaving`: rows of `live_slice`, with their place `at` in the table, of a run that holds them no more. Looked up slice
 * by slice: stacks may be deep, and only what lies right below is wanted.
 */
const LEAVE = (leaving: string) => `
  WITH leaving AS MATERIALIZED (
    SELECT l.*, md5(l.channel) AS channel_digest, md5(l.campaign) AS campaign_digest FROM (${leaving}) l
  ), reverted AS MATERIALIZED (
    SELECT id FROM import_run WHERE dataset_id = of_dataset AND status = 'REVERTED'
  ), replaced AS MATERIALIZED (
    SELECT of.*, top.below FROM leaving of
    LEFT JOIN LATERAL (
      SELECT s AS below FROM run_slice s WHERE ${IN_STACK} AND s.mode = 'replace'
      ORDER BY s.dataset_id DESC, s.date DESC, md5(s.channel) DESC, md5(s.campaign) DESC, s.place DESC,
               s.publish_seq DESC LIMIT 1
    ) top ON true
    WHERE of.mode = 'replace'
  ), back AS MATERIALIZED (
    SELECT (below).*, slice FROM replaced WHERE below IS NOT NULL
    UNION ALL
    SELECT appended.*, of.slice FROM replaced of CROSS JOIN LATERAL (
      SELECT s.* FROM run_slice s
      WHERE ${IN_STACK}
        AND (s.place, s.publish_seq) > (coalesce((of.below).place, 0), coalesce((of.below).publish_seq, 0))
      OFFSET 0
    ) appended
  ), gone AS (
    DELETE FROM live_slice WHERE ctid = ANY (ARRAY(SELECT at FROM leaving))
  )
  INSERT INTO live_slice (${COLUMNS}, slice) SELECT ${COLUMNS}, slice FROM back`;

/** `entering`: rows of `run_slice`, with their `slice`, of a run that counts from now on. */
const ENTER = (entering: string) => `
  WITH entering AS MATERIALIZED (${entering}
  ), live AS MATERIALIZED (
    SELECT l.ctid AS at, l.run_id, e.date, e.slice, l.mode, e.mode AS entering_mode,
           (l.place, l.publish_seq) < (e.place, e.publish_seq) AS is_below
    FROM entering e JOIN live_slice l ON l.date = e.date AND l.slice = e.slice
    WHERE l.dataset_id = of_dataset AND l.date = ANY (ARRAY(SELECT DISTINCT date FROM entering))
  ), gone AS (
    DELETE FROM live_slice WHERE ctid = ANY (ARRAY(
      SELECT at FROM live WHERE is_below AND entering_mode = 'replace'))
  )
  -- Live are a replace and appends above it, or appends alone.
  INSERT INTO live_slice (${COLUMNS}, slice)
  SELECT ${COLUMNS}, slice FROM entering e WHERE NOT EXISTS (
    SELECT FROM live l WHERE l.date = e.date AND l.slice = e.slice
      AND ((l.mode = 'replace' AND NOT l.is_below) OR l.run_id = e.run_id))`;

/**
 * A statement is planned once for a session, whatever the number of rows that it is first run with: what is joined by
 * hash for one slice is right for a hundred thousand, what is looped is not. Indexes are walked entry by entry, as that
 * is what clears them of rows that are gone.
 */
const BY_INDEX = 'SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off';
const JOINED = `SET enable_nestloop = off ${BY_INDEX}`;
const LOOKED_UP = `SET enable_memoize = off ${BY_INDEX}`;

const TRIGGER = (name: string, settings: string, body: string, variable = '') => `
  CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql ${settings} AS $$
  ${variable}
  BEGIN
    ${body};
    RETURN NULL;
  END $$;`;
const OF_RUN = 'DECLARE of_dataset uuid := NEW.dataset_id;';
const OF_ANY = 'DECLARE of_dataset uuid;';
const EACH_DATASET = (changed: string, body: string) => `
    FOR of_dataset IN SELECT DISTINCT dataset_id FROM ${changed} LOOP
      ${body};
    END LOOP`;

const SUMS =
  'u.org_id, u.dataset_id, u.run_id, u.date, u.channel, u.campaign, u.currency, u.records, u.spend, u.clicks, u.conversions, s.id';
const SUMS_OF = (kind: string, same: string) => `
  SELECT ${SUMS} FROM came s JOIN sums u ON u.run_id = s.run_id AND u.date = s.date ${same} WHERE ${kind}`;

const KEPT = `
  DROP TRIGGER run_slices_came ON run_slice;
  DROP TRIGGER run_slices_went ON run_slice;
  DROP TRIGGER run_counts_changed ON import_run;
  DROP FUNCTION run_slices_changed, settle_live_slices;

  -- For transactions that hold the ledger of the run's dataset, as are those below.
  ${TRIGGER(
    'run_counts_changed',
    JOINED,
    ENTER(`
    SELECT ${columnsOf('s')}, ${SLICE('s.')} AS slice FROM run_slice s
    WHERE s.run_id = NEW.id AND s.held_until = 'infinity'`),
    OF_RUN,
  )}
  CREATE TRIGGER run_counts_changed AFTER UPDATE OF status ON import_run FOR EACH ROW
    WHEN (OLD.status <> 'SUCCEEDED' AND NEW.status = 'SUCCEEDED') EXECUTE FUNCTION run_counts_changed();

  ${TRIGGER(
    'run_counts_no_more',
    LOOKED_UP,
    LEAVE('SELECT l.ctid AS at, l.* FROM live_slice l WHERE l.run_id = NEW.id'),
    OF_RUN,
  )}
  CREATE TRIGGER run_counts_no_more AFTER UPDATE OF status ON import_run FOR EACH ROW
    WHEN (OLD.status = 'SUCCEEDED' AND NEW.status <> 'SUCCEEDED') EXECUTE FUNCTION run_counts_no_more();

  ${TRIGGER(
    'run_slices_came',
    JOINED,
    EACH_DATASET(
      'came',
      ENTER(`
      SELECT ${columnsOf('s')}, ${SLICE('s.')} AS slice FROM came s
      WHERE s.dataset_id = of_dataset AND s.held_until = 'infinity'
        AND (SELECT r.status FROM import_run r WHERE r.id = s.run_id) = 'SUCCEEDED'`),
    ),
    OF_ANY,
  )}
  CREATE TRIGGER run_slices_came AFTER INSERT ON run_slice REFERENCING NEW TABLE AS came
    FOR EACH STATEMENT EXECUTE FUNCTION run_slices_came();

  -- A slice that a run held is let go, never taken up again: it comes as a new one.
  ${TRIGGER(
    'run_slices_went',
    LOOKED_UP,
    EACH_DATASET(
      'went',
      LEAVE(`
      SELECT held.* FROM went w CROSS JOIN LATERAL (
        SELECT l.ctid AS at, l.* FROM live_slice l
        WHERE l.dataset_id = of_dataset AND l.date = w.date AND l.slice = ${SLICE('w.')} AND l.run_id = w.run_id
        OFFSET 0
      ) held WHERE w.dataset_id = of_dataset AND w.held_until < 'infinity'`),
    ),
    OF_ANY,
  )}
  CREATE TRIGGER run_slices_went AFTER UPDATE ON run_slice REFERENCING NEW TABLE AS went
    FOR EACH STATEMENT EXECUTE FUNCTION run_slices_went();

  ${TRIGGER(
    'live_slices_came',
    JOINED,
    `
    INSERT INTO live_rollup
    WITH sums AS MATERIALIZED (
      SELECT * FROM run_rollup
      WHERE run_id = ANY (ARRAY(SELECT DISTINCT run_id FROM came))
        AND date BETWEEN (SELECT min(date) FROM came) AND (SELECT max(date) FROM came)
    )
    ${SUMS_OF("s.channel = '' AND s.campaign = ''", '')}
    UNION ALL ${SUMS_OF("s.channel <> '' AND s.campaign = ''", 'AND u.channel = s.channel')}
    UNION ALL ${SUMS_OF("s.campaign <> ''", "AND u.campaign = s.campaign AND s.channel IN ('', u.channel)")}`,
  )}`;
