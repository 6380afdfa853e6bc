import { Member } from './member.mjs';

/** Everything that was started; takes the place of the launcher's programs, but starts nothing again by itself. */
export class Cast {
  #members = new Set();

  /** @param {string} dataDir */
  constructor(dataDir) {
    this.place = { dataDir, record: () => undefined };
    // Whatever ends the harness, nothing it started may go on.
    process.on('exit', () => this.#killGroups());
  }

  /** @param {import('../../start/program.mjs').ProgramSpec[]} specs @returns {Member[]} */
  start(...specs) {
    const started = specs.map((spec) => new Member(spec, this.place.dataDir));
    for (const member of started) this.#members.add(member);
    return started;
  }

  /** @returns {Member} the latest by that name */
  named(name) {
    const found = [...this.#members].reverse().find((member) => member.name === name);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  }

  async dismiss(members) {
    await Promise.all(members.map((member) => member.stop()));
    for (const member of members) this.#members.delete(member);
  }

  async stopAll() {
    for (const member of [...this.#members].reverse()) await member.stop();
  }

  #killGroups() {
    for (const { pid, isRunning } of this.#members) {
      if (!isRunning) continue;
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It ended this very moment.
      }
    }
  }
}
