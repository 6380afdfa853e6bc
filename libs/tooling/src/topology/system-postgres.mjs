import { chownSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../start/ports.mjs';
import { postgresUser } from '../start/postgres-binaries.mjs';
import { runOnce } from '../start/run-once.mjs';

const needed = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'];

/** The folder of an installed Postgres with its tools, the newest; the embedded one has none. @returns {string | undefined} */
export const systemPostgres = () =>
  globSync('/usr/lib/postgresql/*/bin')
    .filter((folder) => needed.every((name) => existsSync(path.join(folder, name))))
    .sort()
    .at(-1);

const own = (place) => postgresUser !== undefined && chownSync(place, postgresUser, postgresUser);

/** Does the work with a session of the superuser. @template T @param {(client: pg.Client) => Promise<T>} work */
export async function asSuperuser(connectionString, work) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function initdb(bin, folder, password) {
  const passwordFile = `${folder}.password`;
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const place of [folder, passwordFile]) own(place);
  const args = ['-D', folder, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const user = postgresUser === undefined ? {} : { uid: postgresUser, gid: postgresUser };
  let said = '';
  const code = await runOnce(path.join(bin, 'initdb'), [...args, '--encoding=UTF8', '--locale=C'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (text) => (said += text),
    ...user,
  });
  if (code !== 0) throw new Error(said);
}

/**
 * In the embedded one's place: the machine's own Postgres, with the same roles and database.
 * @param {import('../start/programs.mjs').Starter} cast
 * @param {Record<'postgres' | 'owner' | 'app', string>} secrets
 */
export async function startSystemPostgres(cast, secrets) {
  const bin = systemPostgres() ?? '';
  const folder = path.join(cast.place.dataDir, 'system-postgres');
  await initdb(bin, folder, secrets.postgres);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const [server] = cast.start({
    name: 'system-postgres',
    file: path.join(bin, 'postgres'),
    args: ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    signal: 'SIGINT',
    cwd: folder,
    user: postgresUser,
  });
  const url = (user, password, name = 'etl_studio') =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;
  const superuser = url('postgres', secrets.postgres, 'postgres');
  await server?.ready(() => asSuperuser(superuser, async () => true).catch(() => false));
  await asSuperuser(superuser, async (client) => {
    await client.query(`CREATE ROLE etl_owner LOGIN PASSWORD '${secrets.owner}'`);
    await client.query(`CREATE ROLE etl_app LOGIN PASSWORD '${secrets.app}'`);
    await client.query('CREATE DATABASE etl_studio OWNER etl_owner');
  });
  return {
    DATABASE_OWNER_URL: url('etl_owner', secrets.owner),
    DATABASE_URL: url('etl_app', secrets.app),
  };
}
