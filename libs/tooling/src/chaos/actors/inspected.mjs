import { sleep } from '../waiting.mjs';

/** What makes a Node process answer here. It is the harness's alone: the product knows nothing of it. */
export const inspectedAt = (port) => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` });

/** Makes the process collect its garbage: what remains is what it holds. @param {number} port */
export async function collectGarbage(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/json`);
  const [found] = /** @type {{ webSocketDebuggerUrl: string }[]} */ (await answer.json());
  const socket = new WebSocket(found?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error(`Nobody to inspect on port ${port}`));
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
    socket.onmessage = resolve;
  });
  socket.close();
  // Its pages go back a moment later.
  await sleep(1_000);
}
