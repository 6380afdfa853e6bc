import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildWhatChanged } from '../../start/build.mjs';
import { openDataDir } from '../../start/data-dir.mjs';
import { migrate } from '../../start/migrate.mjs';
import { freePort } from '../../start/ports.mjs';
import { startPostgres } from '../../start/postgres.mjs';
import { productEnv } from '../../start/product-env.mjs';
import { Programs } from '../../start/programs.mjs';
import { startRedis } from '../../start/redis.mjs';
import { startOneWorker, startRoles } from '../../start/roles.mjs';
import { openSecrets } from '../../start/secrets.mjs';
import { withSetupLock } from '../../start/setup-lock.mjs';
import { onStopRequest } from '../../start/stop-signals.mjs';
import { Client } from './client.mjs';
import { RunWatch } from './import-time.mjs';
import { sessionOf } from './session.mjs';

const meter = new URL('loop-delay.mjs', import.meta.url).href;

const raised = {
  NODE_ENV: 'development',
  DEMO: 'true',
  LOG_LEVEL: 'warn',
  MAX_UPLOAD_BYTES: String(4e9),
  MAX_ROWS: String(1e9),
  WORKER_CONCURRENCY: '4',
  MAX_REQUESTS_PER_MINUTE: '1000000',
  MAX_UPLOADS_PER_MINUTE: '1000000',
};

/**
 * @typedef {object} BenchServer
 * @property {string} folder for generated files
 * @property {string} ownerUrl of the database, as the owner of the tables
 * @property {import('pg').Client} owner a session of the owner
 * @property {Client} client somebody signed in
 * @property {RunWatch} watch
 * @property {string} loopDelay where the programs write how long their event loop kept others waiting, with their pid
 * @property {number} workerPid
 * @property {number[]} workerPids of all workers; there is one until more are asked for
 * @property {(count: number) => Promise<void>} haveWorkers starts workers until there are so many
 * @property {number} postgresPid
 */

/**
 * Runs `work` against a Postgres, a Redis, an API and a worker of its own, all gone afterwards.
 * @template T
 * @param {(server: BenchServer) => Promise<T>} work
 * @param {Record<string, string>} [more] variables of the product beyond what every measurement has
 * @returns {Promise<T>}
 */
export async function withBenchServer(work, more = {}) {
  const dataDir = await openDataDir(mkdtempSync(path.join(tmpdir(), 'etl-studio-bench-')));
  const pids = new Map();
  const programs = new Programs({ dataDir, record: ({ name, pid }) => void pids.set(name, pid) });
  const remove = async () => {
    await programs.stopAll();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onStopRequest(() => void remove().finally(() => process.exit(1)));
  try {
    await withSetupLock(buildWhatChanged);
    const secrets = openSecrets(dataDir);
    const database = await startPostgres(programs, secrets);
    const redis = await startRedis(programs, secrets);
    const address = { host: '127.0.0.1', port: await freePort() };
    const env = { ...productEnv(dataDir, { ...database, ...redis }, address), ...raised, ...more };
    await migrate(dataDir, env);
    const loopDelay = path.join(dataDir, 'loop-delay');
    const measured = { ...env, NODE_OPTIONS: `--import=${meter}`, BENCH_LOOP_DELAY: loopDelay };
    const url = `http://${address.host}:${address.port}`;
    await startRoles(programs, measured, url);
    const owner = await sessionOf(database.DATABASE_OWNER_URL);
    const client = await new Client(url).signIn();
    const ownerUrl = database.DATABASE_OWNER_URL;
    const watch = await RunWatch.open(ownerUrl);
    const [workerPid, postgresPid] = [pids.get('worker'), pids.get('postgres')];
    const workerPids = [workerPid];
    const haveWorkers = async (count) => {
      while (workerPids.length < count) workerPids.push(await startWorker(programs, measured, owner, pids));
    };
    const workers = { workerPid, workerPids, haveWorkers };
    const server = { folder: dataDir, ownerUrl, owner, client, watch, ...workers, postgresPid, loopDelay };
    const result = await work(server);
    await Promise.all([owner.end(), watch.close()]);
    return result;
  } finally {
    await remove();
  }
}

/** One more worker, once the database knows it. @returns {Promise<number>} its process id */
async function startWorker(programs, env, owner, pids) {
  const name = `worker-${pids.size}`;
  const present = async () =>
    (await owner.query('SELECT count(*)::int AS workers FROM worker_presence')).rows[0].workers;
  const before = await present();
  startOneWorker(programs, name, env);
  while ((await present()) === before) await pause(50);
  return pids.get(name);
}
