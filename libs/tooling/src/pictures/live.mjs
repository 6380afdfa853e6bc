import { setTimeout as sleep } from 'node:timers/promises';
import { september } from './seed.mjs';

/** Lets a process work for a few milliseconds at a time, so that an import of a second can be watched. */
class Brake {
  #isOn = true;

  /** @param {number} pid */
  constructor(pid) {
    this.pid = pid;
    this.going = this.#drive();
  }

  async #drive() {
    while (this.#isOn) {
      // Long enough to say how far it is, too.
      process.kill(this.pid, 'SIGCONT');
      await sleep(15);
      process.kill(this.pid, 'SIGSTOP');
      await sleep(250);
    }
  }

  /** Stands still from now on. */
  async hold() {
    this.#isOn = false;
    await this.going;
  }

  async release() {
    await this.hold();
    process.kill(this.pid, 'SIGCONT');
  }
}

/**
 * Pictures of an import under way: its worker is slowed down, and stands still once it says that it comes to the half.
 * @param {import('./camera.mjs').Camera} camera
 * @param {Awaited<ReturnType<typeof import('./seed.mjs').seed>>} seeded
 * @param {number} workerPid
 */
export async function liveScenes(camera, { client, dataset }, workerPid) {
  const { body } = await client.upload(dataset, 'september_meta_v2.csv', september(), '?allowDuplicate=true');
  const runId = body.run.id;
  const wide = { width: 1440, height: 900, frozen: false };
  const views = /** @type {const} */ ([
    ['live-light', { ...wide, theme: 'light' }],
    ['live-dark', { ...wide, theme: 'dark' }],
    ['live-phone', { theme: 'light', width: 390, height: 844, frozen: false }],
    ['live-reconnecting-light', { ...wide, theme: 'light' }],
    ['live-reconnecting-dark', { ...wide, theme: 'dark' }],
  ]);
  const pages = await Promise.all(
    views.map(async ([name, view]) => ({ name, page: await camera.page(view) })),
  );
  const cutOff = pages.filter(({ name }) => name.includes('reconnecting'));
  for (const { page } of pages) await page.goto(`/runs/${runId}`);
  const brake = new Brake(workerPid);
  try {
    await client.insist('POST', `/api/runs/${runId}/start`, 202, { json: { confirm: true } });
    const percent = async () => (await client.insist('GET', `/api/runs/${runId}`, 200)).progressPercent;
    while ((await percent()) < 42) await sleep(50);
    await brake.hold();
    for (const { page } of cutOff) {
      await page.route('**/events', (route) => route.abort());
      await page.reload();
    }
    for (const { page } of cutOff) await page.locator('[data-link="reconnecting"]').waitFor();
    for (const { name, page } of pages) {
      await page.getByTestId('run-progress').waitFor();
      await camera.take(page, name);
    }
  } finally {
    await brake.release();
  }
  for (const { page } of pages) await page.context().close();
}
