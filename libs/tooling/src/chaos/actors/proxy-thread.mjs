/** The thread of one `StoreProxy`: does what it is asked for, and says when it is done. */
import { parentPort, workerData } from 'node:worker_threads';
import { FaultProxy } from './fault-proxy.mjs';

const proxy = FaultProxy.before(workerData.url);

const acts = {
  open: async () => (await proxy).port,
  break: async (fault, amount) => (await proxy).break(fault, amount),
  heal: async () => (await proxy).heal(),
  close: async () => (await proxy).close(),
};

parentPort?.on('message', async ({ number, what, parameters }) => {
  try {
    parentPort?.postMessage({ number, answer: await acts[what](...parameters) });
  } catch (error) {
    parentPort?.postMessage({ number, error: String(error) });
  }
});
