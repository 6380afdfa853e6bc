import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { orFail } from './failure.mjs';
import { inRoot } from './workspace.mjs';

const lockFile = inRoot('.nx/setup.lock');

/** No set-up takes this long: an older lock is a leftover whose process number has been given to another program. */
const oldestMs = 20 * 60_000;

const isAlive = (pid) => {
  try {
    return Boolean(process.kill(pid, 0));
  } catch (error) {
    return error.code === 'EPERM';
  }
};

function take() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(lockFile, 'utf8'));
    const isOld = Date.now() - statSync(lockFile).mtimeMs > oldestMs;
    if (isOld || (owner > 0 && !isAlive(owner))) rmSync(lockFile, { force: true });
    return false;
  }
}

/** Does `work` while no other start of this clone installs or builds. */
export async function withSetupLock(work) {
  await orFail(`write under ${inRoot()}`, () => mkdirSync(inRoot('.nx'), { recursive: true }));
  for (let waited = 0; !(await orFail(`write ${lockFile}`, take)); waited += 1) {
    if (waited === 20) console.log('Waiting for another start of this clone to finish its set-up ...');
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
