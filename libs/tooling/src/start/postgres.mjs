/** The embedded Postgres of a data directory, and the database and roles in it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './ports.mjs';
import { postgresPackage } from './hydrate-postgres.mjs';
import { postgresBinaries, postgresUser } from './postgres-binaries.mjs';
import { dataArgument, openCluster } from './postgres-cluster.mjs';

const database = 'etl_studio';

const url = (user, password, port, name = database) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;

async function query(connectionString, ...statements) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const answers = [];
    for (const statement of statements) answers.push(await client.query(statement));
    return answers;
  } finally {
    await client.end();
  }
}

const answers = (connectionString) =>
  query(connectionString, 'SELECT 1')
    .then(() => true)
    .catch(() => false);

/** The generated passwords are hexadecimal, so they need no quoting of their own. */
const loginRole = (name, password) => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name}; END IF;
  END $$;
  ALTER ROLE ${name} LOGIN PASSWORD '${password}'`;

async function createDatabase(port, secrets, forOwner) {
  const server = url('postgres', secrets.postgres, port, 'postgres');
  const [, , found] = await query(
    server,
    loginRole('etl_owner', secrets.owner),
    loginRole('etl_app', secrets.app),
    `SELECT FROM pg_database WHERE datname = '${database}'`,
    ...forOwner,
  );
  if (found.rowCount === 0) await query(server, `CREATE DATABASE ${database} OWNER etl_owner`);
}

/**
 * Starts Postgres on a free loopback port.
 * @param {import('./programs.mjs').Starter} programs
 * @param {Record<'postgres' | 'owner' | 'app', string>} secrets
 * `forOwner` are statements that give etl_owner more rights than it has over its database.
 * @param {{ forOwner?: string[], settings?: string[] }} [options]
 * @returns {Promise<{ DATABASE_OWNER_URL: string, DATABASE_URL: string }>}
 */
export async function startPostgres(programs, secrets, { forOwner = [], settings = [] } = {}) {
  const folder = path.join(programs.place.dataDir, 'postgres');
  const binaries = await postgresBinaries();
  const { version } = JSON.parse(readFileSync(path.join(postgresPackage, 'package.json'), 'utf8'));
  await openCluster(binaries, folder, secrets.postgres, version.split('.')[0]);

  const port = await freePort();
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const [server] = programs.start({
    name: 'postgres',
    file: path.join(binaries, 'postgres'),
    args: ['-D', dataArgument(folder), '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    signal: 'SIGINT',
    cwd: folder,
    user: postgresUser,
  });
  await server?.ready(() => answers(url('postgres', secrets.postgres, port, 'postgres')));
  await createDatabase(port, secrets, forOwner);
  return {
    DATABASE_OWNER_URL: url('etl_owner', secrets.owner, port),
    DATABASE_URL: url('etl_app', secrets.app, port),
  };
}
