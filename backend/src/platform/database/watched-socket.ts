import { Socket } from 'node:net';

/**
 * A socket that ends with ETIMEDOUT when nothing passes for `silenceMs`. The driver itself waits a quarter of an
 * hour for a host that vanished without a word, and a pool of such sessions serves nobody meanwhile.
 */
export function watchedSocket(silenceMs: number): Socket {
  const socket = new Socket();
  const silent = () => {
    const message = `Nothing came from the database for ${silenceMs / 1000} s`;
    socket.destroy(Object.assign(new Error(message), { code: 'ETIMEDOUT', syscall: 'read' }));
  };
  return socket.setTimeout(silenceMs, silent);
}
