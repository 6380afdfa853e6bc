import { openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const largestBytes = 20 * 1024 ** 2;

const sizeOf = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** One program's log in the data directory. A large one is kept as .old when the program starts again. */
export class LogFile {
  constructor(dataDir, name) {
    this.path = path.join(dataDir, 'logs', `${name}.log`);
  }

  /** @returns {number} a file descriptor to append to; the caller closes it */
  open() {
    if (sizeOf(this.path) > largestBytes) renameSync(this.path, `${this.path}.old`);
    return openSync(this.path, 'a', 0o600);
  }

  /** The last lines, indented, for the console. */
  tail(lines = 12) {
    const last = readFileSync(this.path, 'utf8').trimEnd().split('\n').slice(-lines);
    return last.map((line) => `    ${line.slice(0, 300)}`).join('\n');
  }
}
