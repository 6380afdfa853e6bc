import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { EventClient } from '../actors/event-client.mjs';
import { collectGarbage, inspectedAt } from '../actors/inspected.mjs';
import { askAndNeverRead } from '../actors/rude-client.mjs';
import { Workload } from '../actors/workload.mjs';
import { freePort } from '../../start/ports.mjs';
import { unless } from '../promise.mjs';
import { eachOf, sleep, until } from '../waiting.mjs';

const rssKb = ({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

const socketsOf = ({ pid }) =>
  readdirSync(`/proc/${pid}/fd`).filter((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith('socket:');
    } catch {
      return false;
    }
  }).length;

/** @type {import('../promise.mjs').Promised} */
export const cheapStreams = {
  id: 'P18',
  says: 'many streams are cheap',
  wants:
    '1 database session for them in a process, < 50 KB a client (full form), 0 left 5 s after they close',
  async test({ stage, product, random, scale }) {
    const workload = await Workload.on(stage, random);
    const [work] = await workload.drafts(1, [10, 20]);
    const [count, silent, resets] = [scale.of(200, 1_000), scale.of(10, 100), scale.of(10, 200)];
    const others = [...stage.apis];
    const port = await freePort();
    const { apis } = await stage.enter(product, {
      apis: 1,
      env: {
        MAX_SSE_PER_USER: String(count + silent + resets),
        SSE_MAX_SECONDS: '900',
        ...inspectedAt(port),
      },
    });
    const [api] = apis;
    if (!api || !work) throw new Error('No API was started');
    // Everybody goes to the new process.
    const door = await stage.doorTo(apis);
    workload.client.urls = () => [door];
    await workload.client.call('GET', `/api/runs/${work.id}`);
    const withGarbageBefore = rssKb(api);
    await collectGarbage(port);
    const [before, socketsBefore] = [rssKb(api), socketsOf(api)];
    const clients = Array.from({ length: count }, () => new EventClient(workload.client, work.id));
    const watching = clients.map((client) => client.watch());
    const opened = () => clients.filter(({ last }) => last !== null).length;
    await until('all streams', () => opened() === count, 60_000, 100).catch(() => undefined);
    const rude = (many) =>
      eachOf(Array.from({ length: many }), 20, () => askAndNeverRead(workload.client, work.id));
    const neverRead = await rude(silent);
    for (const socket of await rude(resets)) socket.resetAndDestroy();
    await sleep(Math.min(scale.of(1_000, 600_000), scale.leftMs()));
    const open = opened();
    const withGarbage = (rssKb(api) - withGarbageBefore) / (count + silent);
    await collectGarbage(port);
    const perClient = (rssKb(api) - before) / (count + silent);
    const [{ sessions }] = await workload.rows(
      `SELECT count(*)::int AS sessions FROM pg_stat_activity WHERE application_name = 'etl-studio listen run_changed'`,
    );
    for (const client of clients) client.leave();
    for (const socket of neverRead) socket.destroy();
    await Promise.all(watching);
    await sleep(5_000);
    // The proxy keeps some connections to use them again: 64 of each of its processes.
    const kept = 12 + (stage.behindProxy ? 64 * availableParallelism() : 0);
    const left = Math.max(0, socketsOf(api) - socketsBefore - kept);
    await stage.leave(apis);
    await workload.end();
    return {
      figures: {
        clients: count,
        open,
        'never read': silent,
        resets,
        'sessions of 3 processes': sessions,
        'KB a client': Math.round(perClient),
        'KB a client, with what opening left behind': Math.round(withGarbage),
        'sockets left': left,
      },
      faults: [
        ...unless(open === count, `${open} of ${count} streams opened`),
        ...unless(
          sessions === others.length + 1,
          `${sessions} sessions listen for ${others.length + 1} processes`,
        ),
        // With few clients the process's own ups and downs weigh more.
        ...unless(scale.short || perClient < 50, `${Math.round(perClient)} KB a client`),
        ...unless(left === 0, `${left} sockets are left`),
      ],
    };
  },
};
