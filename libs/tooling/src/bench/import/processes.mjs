import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Where the system tells what processes use (Linux); elsewhere these figures are NaN. */
const told = process.platform === 'linux';
const tickMs = 10;

/** The fields of /proc/PID/stat from the third on; null for a process that is gone. @returns {any[] | null} */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return null;
  }
}

/** Processor time of a process, in milliseconds. */
export function cpuMs(pid) {
  const stat = told ? statOf(pid) : null;
  return stat ? (stat[11] + stat[12]) * tickMs : NaN;
}

/** Processor time of a process, its children, and those that have ended, in milliseconds. */
export function familyCpuMs(pid) {
  const stat = told ? statOf(pid) : null;
  if (!stat) return NaN;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)?.[1] === pid);
  const living = children.reduce((sum, child) => sum + (cpuMs(child) || 0), 0);
  return (stat[11] + stat[12] + stat[13] + stat[14]) * tickMs + living;
}

function residentMb(pid, field) {
  if (!told) return NaN;
  const [, kilobytes = NaN] =
    new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

/** Forgets the peak so far. @returns {number} what is resident now, in megabytes */
export function resetPeak(pid) {
  if (told) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return residentMb(pid, 'VmRSS');
}

/** The most that was resident since `resetPeak`, in megabytes. */
export const peakMb = (pid) => residentMb(pid, 'VmHWM');
