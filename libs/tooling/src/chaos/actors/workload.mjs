import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MAPPING, writeAdvertFile } from '../checker/advert-file.mjs';
import { expectedOf } from '../checker/expected.mjs';
import { differences, storedOf } from '../checker/stored.mjs';
import { eachOf, sleep } from '../waiting.mjs';

/**
 * @typedef {object} Work a run and what it must come to
 * @property {string} id
 * @property {string} datasetId
 * @property {string} path of its file
 * @property {import('../checker/expected.mjs').Figures} expected
 */

const UNDER_WAY = ['QUEUED', 'RUNNING'];

/** Runs of generated files, from upload to the verdict. */
export class Workload {
  /** @type {Promise<void>} */
  #asked = Promise.resolve();

  /** @param {import('./stage.mjs').Stage} stage @param {import('../random.mjs').Random} random */
  static async on(stage, random) {
    return new Workload(stage, random, await stage.client(), await stage.database());
  }

  /** @param {import('./client.mjs').Client} client @param {import('pg').Client} database */
  constructor(stage, random, client, database) {
    this.stage = stage;
    this.random = random;
    this.client = client;
    this.database = database;
  }

  async end() {
    await this.database.end().catch(() => undefined);
  }

  async dataset() {
    const { id } = await this.client.insist('POST', '/api/datasets', 201, {
      json: { name: `Ads ${randomUUID()}` },
    });
    return id;
  }

  /** @returns {string} the path of a new file */
  file(rows) {
    const place = path.join(this.stage.files, `${randomUUID()}.csv`);
    writeAdvertFile(place, rows, this.random);
    return place;
  }

  /** Uploads a file of so many rows. @returns {Promise<Work>} */
  async draft(datasetId, rows) {
    const place = this.file(rows);
    const form = new FormData();
    form.append('file', new Blob([readFileSync(place)], { type: 'text/csv' }), path.basename(place));
    // Refused as known: an upload before this one was stored, and its answer lost.
    const { run, existingRunId } = await this.client.insist(
      'POST',
      `/api/datasets/${datasetId}/uploads`,
      [201, 409],
      { body: form },
    );
    return { id: run?.id ?? existingRunId, datasetId, path: place, expected: expectedOf(place) };
  }

  /** Drafts spread over some datasets, each with its mapping. @returns {Promise<Work[]>} */
  async drafts(count, [least, most], datasets = 4) {
    const ids = await Promise.all(Array.from({ length: Math.min(datasets, count) }, () => this.dataset()));
    const rows = Array.from({ length: count }, () => this.random.between(least, most));
    const works = await eachOf(rows, 3, (each, index) => this.draft(ids[index % ids.length], each));
    const json = { mapping: MAPPING, rules: {} };
    for (const id of ids) await this.client.insist('PUT', `/api/datasets/${id}/schema`, 200, { json });
    return works;
  }

  /** @param {Work[]} works @returns {Promise<number[]>} how long each took until it was answered right, in ms */
  start(works) {
    return eachOf(works, 4, async ({ id }) => {
      const began = performance.now();
      await this.client.insist('POST', `/api/runs/${id}/start`, 202, { json: {} });
      return performance.now() - began;
    });
  }

  /** Waits until all have ended, or time is up. @param {Work[]} works @returns {Promise<string[]>} the stuck ones */
  async ended(works, withinMs) {
    const deadline = performance.now() + withinMs;
    const ids = works.map(({ id }) => id);
    for (;;) {
      const left = await this.rows('SELECT id FROM import_run WHERE id = ANY ($1) AND status = ANY ($2)', [
        ids,
        UNDER_WAY,
      ]);
      if (left.length === 0 || performance.now() > deadline) return left.map(({ id }) => id);
      await sleep(100);
    }
  }

  /** How many of them wait or run. @param {Work[]} works @returns {Promise<number>} */
  async underWay(works) {
    const [{ count }] = await this.rows(
      'SELECT count(*)::int AS count FROM import_run WHERE id = ANY ($1) AND status = ANY ($2)',
      [works.map(({ id }) => id), UNDER_WAY],
    );
    return count;
  }

  /** What is wrong with runs that were to succeed, one sentence each. @param {Work[]} works */
  async wrongs(works) {
    const found = await eachOf(works, 1, async ({ id, expected }) =>
      differences(expected, await storedOf(this.database, id)).map(
        (difference) => `run ${id}: ${difference}`,
      ),
    );
    return found.flat();
  }

  /** One question after the other, whoever asks. @returns {Promise<any[]>} */
  async rows(sql, parameters = []) {
    const answer = this.#asked.then(() => this.database.query(sql, parameters));
    this.#asked = answer.then(
      () => undefined,
      () => undefined,
    );
    return (await answer).rows;
  }

  /** The member that runs the run now. @returns {Promise<import('./member.mjs').Member | undefined>} */
  async workerOf(runId) {
    const [run] = await this.rows('SELECT worker_id FROM import_run WHERE id = $1', [runId]);
    return this.stage.workers.find(({ pid }) => run?.worker_id?.includes(`:${pid}:`));
  }
}
