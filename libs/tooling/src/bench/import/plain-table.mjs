import { runOnce } from '../../start/run-once.mjs';

const columns = 'run_id, org_id, row_number, date, campaign, channel, spend, clicks, conversions';

const definition = `(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run_id uuid NOT NULL, org_id uuid NOT NULL,
  row_number int NOT NULL, date date NOT NULL, campaign text NOT NULL, channel text NOT NULL, spend numeric NOT NULL,
  clicks bigint, conversions numeric)`;

/** The table that people import into: one for all, with the two indexes that reading it takes. */
export async function createPlainTable(owner) {
  await owner.query(`DROP TABLE IF EXISTS bench_plain; CREATE TABLE bench_plain ${definition};
    CREATE INDEX ON bench_plain (run_id, row_number); CREATE INDEX ON bench_plain (org_id, date)`);
}

/** The floor under it: no index, no key. */
export async function createStagingTable(owner) {
  await owner.query(`DROP TABLE IF EXISTS bench_staging; CREATE TABLE bench_staging (run_id uuid, org_id uuid,
    row_number int, date date, campaign text, channel text, spend numeric, clicks bigint, conversions numeric)`);
}

/** Runs one psql command. @returns {Promise<number>} milliseconds */
export async function psql(url, command) {
  let said = '';
  const began = performance.now();
  const code = await runOnce('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (text) => (said += text),
  });
  if (code !== 0) throw new Error(`psql: ${said}`);
  return performance.now() - began;
}

/** `psql \copy` of the clean rows. @returns {Promise<number>} milliseconds */
export const copyInto = (url, table, file) => psql(url, `\\copy ${table} (${columns}) from '${file}' csv`);
