/** docker/backup brings an installation back: every table, every run, every file. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildWhatChanged } from '../start/build.mjs';
import { inRoot } from '../start/workspace.mjs';
import { Random } from '../chaos/random.mjs';
import { withSetupLock } from '../start/setup-lock.mjs';
import { Installation } from './installation.mjs';
import { hasProxy } from './proxy.mjs';
import { draft, newcomer, watched, wrongs } from './story.mjs';
import { asSuperuser, startSystemPostgres, systemPostgres } from './system-postgres.mjs';

const skip = systemPostgres() && hasProxy() ? false : 'no Postgres with pg_dump, or no nginx, is installed';

/** Rows of every table that the product has, own tables of large runs included. */
const countAll = (url) =>
  asSuperuser(url, async (client) => {
    const { rows } = await client.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const counts = {};
    for (const { name } of rows)
      counts[name] = (await client.query(`SELECT count(*)::int AS rows FROM ${name}`)).rows[0].rows;
    return counts;
  });

describe('a backup', { skip, timeout: 600_000 }, () => {
  /** @type {Installation} */
  let installation;
  const works = [];
  let backups = '';
  let backup = '';

  const run = (script, argument, { database = 'etl_studio', files = installation.filesFolder } = {}) => {
    const url = new URL(installation.ownerUrl);
    url.pathname = database;
    const env = {
      PATH: `${systemPostgres()}:${process.env.PATH}`,
      DATABASE_OWNER_URL: url.toString(),
      STORAGE_DIR: files,
    };
    return spawnSync('sh', [inRoot('docker/backup', script), argument], { env, encoding: 'utf8' });
  };
  const urlOf = (database) => {
    const url = new URL(installation.superuserUrl);
    url.pathname = database;
    return url.toString();
  };
  const emptyDatabase = (name) =>
    asSuperuser(installation.superuserUrl, (client) =>
      client.query(`CREATE DATABASE ${name} OWNER etl_owner`),
    );

  before(async () => {
    await withSetupLock(buildWhatChanged);
    installation = await Installation.open({
      apis: 1,
      workers: 1,
      startDatabase: startSystemPostgres,
      s3: false,
    });
    const client = await newcomer(installation.url);
    const random = new Random(11);
    // One of shared tables, one of tables of its own.
    for (const rows of [500, 30_000]) works.push(await draft(client, installation.dataDir, random, rows));
    for (const { runId } of works) assert.equal((await watched(client, runId)).after, 'SUCCEEDED');
    backups = path.join(installation.dataDir, 'backups');
    const { status, stdout, stderr } = run('backup.sh', backups);
    assert.equal(status, 0, stderr);
    backup = stdout.trim();
  });
  after(() => installation?.close());

  it('holds what an empty database needs to be the same again', async () => {
    await emptyDatabase('restored');
    const files = path.join(installation.dataDir, 'restored-files');
    mkdirSync(files);
    const { status, stderr } = run('restore.sh', backup, { database: 'restored', files });
    assert.equal(status, 0, stderr);
    assert.deepEqual(await wrongs(urlOf('restored'), works), []);
    const [old, fresh] = [await countAll(urlOf('etl_studio')), await countAll(urlOf('restored'))];
    assert.deepEqual(Object.keys(fresh), Object.keys(old));
    for (const name of ['public.import_run', 'public.audit_event', 'public.app_user', 'public.run_rollup'])
      assert.ok(fresh[name] > 0 && fresh[name] === old[name], name);
    execFileSync('diff', ['-r', installation.filesFolder, files]);
  });

  it('lets the product run on what was restored, with no migration missing', async () => {
    const said = await installation.migrate({ database: 'restored' });
    assert.match(said, /Migrations applied: none were missing/);
  });

  it('is not restored over what is there', () => {
    const { status, stderr } = run('restore.sh', backup, { database: 'restored' });
    assert.equal(status, 1);
    assert.match(stderr, /restore into an empty one/);
  });

  it('is not restored when a byte of it has changed', async () => {
    await emptyDatabase('untouched');
    appendFileSync(path.join(backup, 'database.dump'), 'x');
    assert.notEqual(run('restore.sh', backup, { database: 'untouched' }).status, 0);
    assert.deepEqual(await countAll(urlOf('untouched')), {});
  });
});
