import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, readFileSync, statSync } from 'node:fs';
import { StartFailure } from '../../start/failure.mjs';
import { LogFile } from '../../start/log-file.mjs';
import { until } from '../waiting.mjs';

/** A busy machine may take its time: how fast a process starts is nobody's promise. */
const START_MS = 300_000;

/** One process under test: started, killed, frozen and thawed by hand; never started again by itself. */
export class Member {
  /** Times it ended though nobody asked it to. */
  unasked = 0;
  #asked = false;
  #logged = 0;

  /** @param {import('../../start/program.mjs').ProgramSpec} spec @param {string} dataDir */
  constructor(spec, dataDir) {
    this.spec = spec;
    this.log = new LogFile(dataDir, spec.name);
    this.start();
  }

  start() {
    const { file, args, cwd, env, user } = this.spec;
    const output = this.log.open();
    this.#logged = statSync(this.log.path).size;
    this.#asked = false;
    const child = spawn(file, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', output, output],
      ...(user === undefined ? {} : { uid: user, gid: user }),
    });
    closeSync(output);
    this.child = child;
    this.ended = once(child, 'exit').then(([code, signal]) => {
      if (!this.#asked) this.unasked += 1;
      return signal ?? code;
    });
  }

  get name() {
    return this.spec.name;
  }

  get pid() {
    return this.child?.pid ?? 0;
  }

  get isRunning() {
    return this.child?.exitCode === null && this.child?.signalCode === null;
  }

  /** @param {NodeJS.Signals} signal */
  signal(signal) {
    if (this.isRunning) this.child?.kill(signal);
  }

  freeze() {
    this.signal('SIGSTOP');
  }

  thaw() {
    this.signal('SIGCONT');
  }

  /** Ends it the hard way, as a crash would, or by another signal. @param {NodeJS.Signals} signal */
  async kill(signal = 'SIGKILL') {
    this.#asked = true;
    this.signal(signal);
    return this.ended;
  }

  /** Asks it to end; by force after half a minute. */
  async stop() {
    this.#asked = true;
    this.thaw();
    this.signal(this.spec.signal);
    const force = setTimeout(() => this.signal('SIGKILL'), 30_000);
    const ending = await this.ended;
    clearTimeout(force);
    return ending;
  }

  /** What it logged since its last start. */
  said() {
    return readFileSync(this.log.path).subarray(this.#logged).toString();
  }

  /** @param {() => unknown} isReady */
  async ready(isReady, withinMs = START_MS) {
    const look = async () => {
      if (!this.isRunning)
        throw new StartFailure(`${this.name} ended. The end of ${this.log.path}:\n${this.log.tail()}`);
      return isReady();
    };
    await until(`${this.name} ready (${this.log.path})`, look, withinMs, 50);
  }
}
