import net from 'node:net';

/**
 * Somebody who asks for a run's stream and takes nothing of it: what comes stays in the kernels of both ends.
 * @param {import('./client.mjs').Client} client
 * @returns {Promise<net.Socket>} once it has asked
 */
export function askAndNeverRead(client, runId) {
  const { hostname, port } = new URL(client.url());
  const socket = net.connect({ host: hostname, port: Number(port) });
  socket.on('error', () => undefined).pause();
  const headers = Object.entries(client.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve) => {
    socket.once('close', () => resolve(socket));
    socket.write(`GET /api/runs/${runId}/events HTTP/1.1\r\nHost: x\r\n${headers.join('')}\r\n`, () =>
      resolve(socket),
    );
  });
}
