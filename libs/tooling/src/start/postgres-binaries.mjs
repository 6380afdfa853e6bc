import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { isReachableByOthers } from './data-dir.mjs';
import { orFail, StartFailure } from './failure.mjs';
import { hydratePostgres, postgresPackage } from './hydrate-postgres.mjs';

/** Survives a reboot and may be emptied at any time: a start fills it again. */
const cache = '/var/cache/etl-studio';

/** Postgres refuses to run as root; this number is "nobody" everywhere and needs no entry in /etc/passwd. */
const nobody = 65_534;

export const isRoot = process.getuid?.() === 0;

/** The user Postgres runs as; undefined for our own. */
export const postgresUser = isRoot ? nobody : undefined;

function openToOthers(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(place);
    else if (entry.isFile()) chmodSync(place, statSync(place).mode | 0o555);
  }
}

/** A copy that any user can reach, for a workspace below a private folder. */
function reachableCopy(native) {
  const { version } = JSON.parse(readFileSync(path.join(postgresPackage, 'package.json'), 'utf8'));
  const place = createHash('sha256').update(`${version} ${process.arch}`).digest('hex').slice(0, 12);
  const copy = path.join(cache, `postgres-${place}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToOthers(partial);
  try {
    renameSync(partial, copy);
  } catch (error) {
    // Another start was faster: its copy is the same.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** @returns {Promise<string>} the folder of initdb and postgres, reachable by the user who runs them */
export async function postgresBinaries() {
  const native = path.join(postgresPackage, 'native');
  if (!existsSync(native)) {
    throw new StartFailure(
      `there is no Postgres package for ${process.platform}-${process.arch}: start a Postgres and set DATABASE_URL.`,
    );
  }
  await hydratePostgres();
  if (!isRoot || isReachableByOthers(path.join(native, 'bin/postgres'))) return path.join(native, 'bin');
  return orFail(`copy Postgres to ${cache}`, () => path.join(reachableCopy(native), 'bin'));
}
