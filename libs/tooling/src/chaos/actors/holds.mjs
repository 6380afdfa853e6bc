/**
 * Places at which a worker is stopped by a lock of somebody else's, so that it can be killed or frozen exactly there.
 * Each gives a function that lets go.
 */

async function hold(stage, sql, parameters = []) {
  const session = await stage.database();
  await session.query('BEGIN');
  await session.query(sql, parameters);
  return () => session.end();
}

/** Loads wait before their first row. @param {import('./stage.mjs').Stage} stage */
export const holdLoads = (stage) => hold(stage, 'LOCK TABLE import_record IN ACCESS EXCLUSIVE MODE');

/** Publishes of the dataset wait, with their rows stored. @param {import('./stage.mjs').Stage} stage */
export const holdPublishes = (stage, datasetId) =>
  hold(stage, 'SELECT FROM import_dataset WHERE id = $1 FOR UPDATE', [datasetId]);

/** Whoever changes the run waits. @param {import('./stage.mjs').Stage} stage */
export const holdRun = (stage, runId) =>
  hold(stage, 'SELECT FROM import_run WHERE id = $1 FOR UPDATE', [runId]);
