const COLUMNS = {
  row_number: 'int',
  kind: 'text',
  before: 'jsonb',
  patch: 'jsonb',
  mended_by: 'uuid',
  line: 'int',
  lines: 'int',
  rejected_spend: 'numeric',
  rejected_clicks: 'numeric',
  rejected_conversions: 'numeric',
  date: 'date',
  campaign: 'text',
  channel: 'text',
  spend: 'numeric',
  clicks: 'bigint',
  conversions: 'numeric',
  currency: 'text',
};
const NAMES = Object.keys(COLUMNS).join(', ');
const DEFINITIONS = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** Where mends lie until the transaction adds them. */
export const STAGE = `CREATE TEMPORARY TABLE staged_mend (${DEFINITIONS}) ON COMMIT DROP`;

/** $1 the mends as JSON. */
export const STAGE_MENDS = `
  INSERT INTO staged_mend (${NAMES}) SELECT ${NAMES} FROM jsonb_to_recordset($1::jsonb) AS m(${DEFINITIONS})`;

/** Adds mends where the row has none in force: $1 organization, $2 run, $3 instant. */
const add = (source: string) => `
  INSERT INTO row_mend (org_id, run_id, mended_at, ${NAMES})
  SELECT $1, $2, $3::timestamptz, ${NAMES} FROM ${source}
  ON CONFLICT (run_id, row_number) WHERE undone_at = 'infinity' DO NOTHING`;

/** $4 the mends as JSON. */
export const ADD_MENDS = `
  WITH added AS (${add(`jsonb_to_recordset($4::jsonb) AS m(${DEFINITIONS})`)} RETURNING row_number)
  SELECT row_number FROM added`;

/** Those that are staged. */
export const ADD_STAGED = `
  WITH added AS (${add('staged_mend')} RETURNING kind)
  SELECT count(*) FILTER (WHERE kind = 'record')::int AS records,
         count(*) FILTER (WHERE kind = 'excluded')::int AS excluded
  FROM added`;
