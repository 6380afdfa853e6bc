/** Where the published rows of a run lie: in tables that all runs share, or in tables of its own. */
const HOME = 'SELECT own_tables, published_epoch FROM import_run WHERE id = $1';

function homeOf(runId, { own_tables: ownTables, published_epoch: epoch }) {
  const own = (kind) => `run_tables.${kind}_${runId.replaceAll('-', '')}_${epoch}`;
  const shared = (table) => `${table} WHERE run_id = r.id AND epoch = r.published_epoch`;
  return ownTables
    ? { records: own('record'), rowErrors: own('row_error') }
    : { records: shared('import_record'), rowErrors: shared('import_row_error') };
}

const stored = ({ records, rowErrors }) => `
  SELECT r.status, r.valid_rows, r.invalid_rows, trim_scale(r.spend)::text AS run_spend, r.error_code,
         s.*, e.row_errors, u.rolled_up, u.rolled_records, l.publishes, l.slices, a.open_attempts
  FROM import_run r
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS records, trim_scale(coalesce(sum(spend), 0))::text AS spend,
           coalesce(sum(clicks), 0)::text AS clicks, trim_scale(coalesce(sum(conversions), 0))::text AS conversions,
           encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', row_number, line, date, campaign, channel,
             trim_scale(spend), clicks, trim_scale(conversions)), E'\\n' ORDER BY row_number), ''), 'UTF8')), 'hex') AS hash
    FROM ${records}
  ) s
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS row_errors FROM ${rowErrors}
  ) e
  CROSS JOIN LATERAL (
    SELECT trim_scale(coalesce(sum(spend), 0))::text AS rolled_up, coalesce(sum(records), 0)::int AS rolled_records
    FROM run_rollup WHERE run_id = r.id
  ) u
  CROSS JOIN LATERAL (
    SELECT (SELECT count(*)::int FROM run_log WHERE run_id = r.id AND event = 'succeeded') AS publishes,
           (SELECT count(*)::int FROM run_slice WHERE run_id = r.id) AS slices
  ) l
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE status = 'RUNNING')::int AS open_attempts FROM import_run_attempt WHERE run_id = r.id
  ) a
  WHERE r.id = $1`;

/**
 * What the database holds of a run, read by SQL that shares nothing with the product's readers.
 * @param {import('pg').Client} database @param {string} runId
 */
export async function storedOf(database, runId) {
  const { rows: homes } = await database.query(HOME, [runId]);
  const { rows } = await database.query(stored(homeOf(runId, homes[0])), [runId]);
  return rows[0];
}

/**
 * Everything in which a run that was to succeed differs from what its file says it holds; nothing when it is exact.
 * @param {import('./expected.mjs').Figures} expected
 * @returns {string[]}
 */
export function differences(expected, stored) {
  const pairs = [
    ['status', 'SUCCEEDED', stored.status],
    ['records', expected.records, stored.records],
    ['row errors', expected.rowErrors, stored.row_errors],
    ['spend', expected.spend, stored.spend],
    ['clicks', expected.clicks, stored.clicks],
    ['conversions', expected.conversions, stored.conversions],
    ['hash', expected.hash, stored.hash],
    ['valid rows of the run', expected.records, stored.valid_rows],
    ['invalid rows of the run', expected.rowErrors, stored.invalid_rows],
    ['spend of the run', expected.spend, stored.run_spend],
    ['spend of the rollups', expected.spend, stored.rolled_up],
    ['records of the rollups', expected.records, stored.rolled_records],
    ['publishes', 1, stored.publishes],
    ['attempts left open', 0, stored.open_attempts],
  ];
  return pairs
    .filter(([, wanted, found]) => wanted !== found)
    .map(([what, wanted, found]) => `${what}: ${found}, not ${wanted}`);
}
