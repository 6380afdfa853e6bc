import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { Backoff } from './backoff.mjs';
import { StartFailure } from './failure.mjs';
import { LogFile } from './log-file.mjs';
import { identityOf } from './process-identity.mjs';
import { stopProcess } from './stop-process.mjs';

/**
 * @typedef {object} ProgramSpec
 * @property {string} name
 * @property {string} file
 * @property {string[]} args
 * @property {NodeJS.Signals} signal the one that asks it to end
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [user] uid and gid to run as
 */

/** A program that is kept running: started again, later each time, until it is stopped. Its output goes to a log. */
export class Program {
  #backoff = new Backoff();
  #stopping = false;
  #restart;

  /**
   * @param {ProgramSpec} spec
   * @param {{ dataDir: string, record(child: { name: string, signal: string, pid: number }): void }} place
   */
  constructor(spec, { dataDir, record }) {
    this.spec = spec;
    this.record = record;
    this.log = new LogFile(dataDir, spec.name);
    this.ends = 0;
    this.#spawn();
  }

  #spawn() {
    const { name, file, args, signal, cwd, env, user } = this.spec;
    const output = this.log.open();
    const child = spawn(file, args, {
      cwd,
      env,
      // A group of its own: Ctrl-C in the terminal reaches this start only, which then stops its programs in order.
      detached: true,
      stdio: ['ignore', output, output],
      ...(user === undefined ? {} : { uid: user, gid: user }),
    });
    closeSync(output);
    const started = Date.now();
    child.once('error', (error) => this.#ended(error.message, Date.now() - started));
    child.once('exit', (code, by) => this.#ended(by ?? `exit code ${code}`, Date.now() - started));
    if (child.pid === undefined) return;
    this.identity = identityOf(child.pid);
    this.record({ name, signal, pid: child.pid });
  }

  #ended(why, livedMs) {
    if (this.#stopping) return;
    this.ends += 1;
    const delay = this.#backoff.after(livedMs);
    console.error(
      `${this.spec.name} ended (${why}), starting it again in ${delay / 1000} s; its log: ${this.log.path}`,
    );
    this.#restart = setTimeout(() => this.#spawn(), delay);
  }

  /**
   * Resolves when `isReady` says so; a StartFailure with the end of the log when it does not in time, or the program
   * ended twice meanwhile.
   */
  async ready(isReady, withinMs = 120_000) {
    const deadline = Date.now() + withinMs;
    while (!(await isReady())) {
      if (Date.now() > deadline || this.ends > 1) {
        throw new StartFailure(
          `${this.spec.name} did not become ready. The end of ${this.log.path}:\n${this.log.tail()}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop() {
    this.#stopping = true;
    clearTimeout(this.#restart);
    if (this.identity) await stopProcess(this.identity, this.spec.signal);
  }
}
