import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isReachableByOthers } from './data-dir.mjs';
import { orFail, StartFailure } from './failure.mjs';
import { postgresUser } from './postgres-binaries.mjs';
import { identityOf } from './process-identity.mjs';
import { stopProcess } from './stop-process.mjs';

/**
 * The name by which Postgres finds its data. Below a folder that its user may not pass, the absolute path is of no use,
 * but the working directory, entered before the rights are given up, is.
 */
export const dataArgument = (folder) =>
  postgresUser === undefined || isReachableByOthers(path.dirname(folder)) ? folder : '/proc/self/cwd';

const encoding = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** Runs initdb with the password as its standard input: below a private folder a path to it would not help either. */
function initdb(binaries, folder, passwordFile) {
  const data = dataArgument(folder);
  const password = data === folder ? passwordFile : '/proc/self/fd/0';
  const args = ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`, ...encoding];
  const user = postgresUser === undefined ? {} : { uid: postgresUser, gid: postgresUser };
  const input = openSync(passwordFile, 'r');
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(binaries, 'initdb'), args, {
      cwd: folder,
      stdio: [input, 'ignore', 'pipe'],
      ...user,
    });
    let said = '';
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(undefined) : reject(initdbFailure(said))));
  }).finally(() => closeSync(input));
}

const initdbFailure = (said) => new StartFailure(`Postgres could not make its data folder: ${said.trim()}`);

/** Makes the cluster beside its place and moves it there when it is whole. */
async function create(binaries, folder, password) {
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (postgresUser !== undefined) {
      for (const place of [fresh, passwordFile]) chownSync(place, postgresUser, postgresUser);
    }
    await initdb(binaries, fresh, passwordFile);
    renameSync(fresh, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const workingDirectory = (pid) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
};

/**
 * Stops a server that outlived its start. A pid file whose number now belongs to another program would stop a new
 * server and goes; one without a process stays, because Postgres itself then checks that nothing uses the data.
 */
async function clearPidFile(folder) {
  const file = path.join(folder, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  const place = workingDirectory(pid);
  if (place === realpathSync(folder)) await stopProcess(identityOf(pid), 'SIGINT', 30_000);
  else if (place !== null) rmSync(file, { force: true });
}

/** Makes sure there is a cluster at `folder` that this Postgres can open and nobody else has open. */
export async function openCluster(binaries, folder, password, major) {
  await orFail(`make ${folder}`, () => (existsSync(folder) ? undefined : create(binaries, folder, password)));
  const version = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) {
    throw new StartFailure(
      `${folder} was made by Postgres ${version}, this is ${major}: move it with pg_dump, or use a new DATA_DIR.`,
    );
  }
  await clearPidFile(folder);
}
