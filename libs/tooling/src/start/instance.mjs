/** Who runs on a data directory: the lock against a second start, and the record a later start cleans up by. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from './failure.mjs';
import { identityOf, isStillRunning } from './process-identity.mjs';
import { stopProcess } from './stop-process.mjs';

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const tryCreate = (file, content) => {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Stops what an earlier start left behind when it was killed: only the very processes it recorded, last first. */
async function stopLeftovers({ children = [] }) {
  for (const { name, signal, ...identity } of [...children].reverse()) {
    if (!isStillRunning(identity)) continue;
    console.log(`Stopping ${name} (process ${identity.pid}), left behind by an earlier start ...`);
    await stopProcess(identity, signal);
  }
}

/**
 * Takes the data directory for this process.
 * @returns {Promise<{ record(child: { name: string, signal: string, pid: number }): void, release(): void }>}
 */
export async function takeInstance(dataDir) {
  const file = path.join(dataDir, 'instance.json');
  /** @type {{ owner: object, children: { name: string, signal: string, pid: number, started: string | null }[] }} */
  const state = { owner: identityOf(process.pid), children: [] };

  if (!tryCreate(file, state)) {
    const earlier = read(file) ?? {};
    if (earlier.owner && isStillRunning(earlier.owner)) {
      throw new StartFailure(
        `${dataDir} is in use by the start with process number ${earlier.owner.pid}: stop that one, or set DATA_DIR and PORT.`,
      );
    }
    await stopLeftovers(earlier);
    rmSync(file, { force: true });
    if (!tryCreate(file, state))
      throw new StartFailure(`another start took ${dataDir} at this moment: set DATA_DIR and PORT.`);
  }

  return {
    record({ name, signal, pid }) {
      state.children = [
        ...state.children.filter((child) => child.name !== name),
        { name, signal, ...identityOf(pid) },
      ];
      writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}
