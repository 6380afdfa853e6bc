import { existsSync, mkdirSync, statfsSync, statSync, accessSync, constants } from 'node:fs';
import path from 'node:path';
import { orFail, StartFailure } from './failure.mjs';
import { inRoot } from './workspace.mjs';

const neededBytes = 300 * 1024 ** 2;

const freeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** The folder given, or an own one beside the sources. @returns {string} absolute */
export const wantedDataDir = (given = process.env.DATA_DIR) =>
  given ? path.resolve(given) : inRoot('.data');

/** Whether a process of another user may pass through `file` and every folder above it. */
export function isReachableByOthers(file) {
  for (let place = path.resolve(file); ; place = path.dirname(place)) {
    if ((statSync(place).mode & 0o001) === 0) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** Level by level: Node's own recursion never ends where a folder cannot be made at all, as below /proc. */
function makeFolder(folder, mode) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), mode);
  mkdirSync(folder, { mode });
}

/** Makes the data directory with the folders everything else expects. @returns {Promise<string>} its path */
export async function openDataDir(folder = wantedDataDir()) {
  await orFail(`use ${folder} for data (set DATA_DIR to a folder that can be written)`, () => {
    // Postgres may have to run as another user, who passes through; what is inside stays private.
    makeFolder(folder, 0o711);
    for (const name of ['logs', 'storage', 'redis'])
      mkdirSync(path.join(folder, name), { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  });
  if (freeBytes(folder) < neededBytes) {
    throw new StartFailure(
      `${folder} needs 300 MB of free disk: make room, or set DATA_DIR to a folder on another disk.`,
    );
  }
  return folder;
}
