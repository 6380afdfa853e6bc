import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const isAlive = (pid) => {
  try {
    return Boolean(process.kill(pid, 0));
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Field 22 of /proc/<pid>/stat, counted after the name in parentheses, which may itself hold spaces. */
function startTicks(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : fields[19];
}

/**
 * When the process started, as an opaque word; null when there is no such process. Process numbers are used again,
 * a number together with its start is not.
 */
export function startOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  try {
    if (existsSync('/proc/self/stat')) return startTicks(pid) ?? null;
  } catch {
    return null;
  }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || 'unknown';
}

/** @returns {{ pid: number, started: string | null }} */
export const identityOf = (pid) => ({ pid, started: startOf(pid) });

/** Whether the very process that was recorded still runs. */
export const isStillRunning = ({ pid, started }) => started !== null && startOf(pid) === started;
