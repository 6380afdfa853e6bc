import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start/failure.mjs';
import { inRoot } from '../start/workspace.mjs';

/** What is given for the product of this machine is not for the product under test. */
const isForeign = (name) =>
  /^(DATABASE_|REDIS_|S3_|STORAGE_|NODE_ENV$|HOST$|npm_lifecycle_event$)/.test(name);

const isReady = (url) =>
  fetch(`${url}/api/health/ready`)
    .then(({ ok }) => ok)
    .catch(() => false);

/** The product under test: `npm start` as a process of its own. */
export class Product {
  /** @param {{ dataDir: string, port: number, env?: Record<string, string> }} place */
  constructor({ dataDir, port, env = {} }) {
    const own = Object.entries(process.env).filter(([name]) => !isForeign(name));
    // Tests ask more often than people do.
    const rates = { MAX_REQUESTS_PER_MINUTE: '100000', MAX_UPLOADS_PER_MINUTE: '100000' };
    this.env = { ...Object.fromEntries(own), ...rates, ...env, PORT: String(port), DATA_DIR: dataDir };
    this.dataDir = dataDir;
    this.url = `http://127.0.0.1:${port}`;
    this.output = '';
    this.process = spawn(process.execPath, [inRoot('libs/tooling/src/run.mjs'), 'start'], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (this.output += text));
    }
    /** @type {Promise<number | null>} the exit code */
    this.ended = once(this.process, 'close').then(([code]) => code);
  }

  /** Resolves when the API answers that it is ready. */
  async ready() {
    while (!(await isReady(this.url))) {
      if (this.process.exitCode !== null)
        throw new StartFailure(`the product did not start:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return this;
  }

  /** Asks the product to stop. @returns {Promise<number | null>} its exit code */
  stop(signal = /** @type {NodeJS.Signals} */ ('SIGTERM')) {
    this.process.kill(signal);
    return this.ended;
  }

  /** @returns {{ name: string, pid: number, started: string }[]} the programs it says it runs */
  programs() {
    return JSON.parse(readFileSync(path.join(this.dataDir, 'instance.json'), 'utf8')).children;
  }
}
