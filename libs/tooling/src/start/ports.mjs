import net from 'node:net';
import { StartFailure } from './failure.mjs';

const listen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: taken } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(taken));
    });
  });

/** @returns {Promise<number>} a loopback port nobody listens on at this moment */
export const freePort = () => listen(0, '127.0.0.1');

/** @returns {number} PORT, 3000 when it is not given */
export function wantedPort(text = process.env.PORT || '3000') {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartFailure(
    `PORT is "${text}", a number from 1 to 65535 was expected: set PORT=3000 or leave it out.`,
  );
}

/** Throws a StartFailure when `host:port` cannot be listened on. */
export async function checkPort(port, host) {
  try {
    await listen(port, host);
  } catch (error) {
    const why = {
      EADDRINUSE: `port ${port} is in use by another program: stop it, or set PORT to another number.`,
      EACCES: `port ${port} needs more rights than this user has: set PORT to a number above 1023.`,
      EADDRNOTAVAIL: `HOST is "${host}", which is no address of this machine: set HOST=127.0.0.1 or leave it out.`,
    }[error.code];
    throw why ? new StartFailure(why, { cause: error }) : error;
  }
}
