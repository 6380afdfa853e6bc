import { accessSync, constants, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { freePort } from './ports.mjs';
import { inRoot } from './workspace.mjs';

/** @returns {string | undefined} the program's path, if the PATH has it */
export function onPath(name, searched = process.env.PATH ?? '') {
  const candidates = searched
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether a Redis answers PING on the port within a second. */
const answers = (port, greeting) =>
  new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 1_000 }, () =>
      socket.write(`${greeting}PING\r\n`),
    );
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (chunk) => chunk.includes('PONG') && end(true));
    for (const event of ['error', 'timeout', 'close']) socket.on(event, () => end(false));
  });

/** The password is in a file only its owner reads: an argument would show in the list of processes. */
function writeSettings(dataDir, port, password) {
  const file = path.join(dataDir, 'redis', 'redis.conf');
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir "${path.join(dataDir, 'redis')}"`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    `requirepass ${password}`,
  ];
  writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 });
  return file;
}

/**
 * Starts the machine's redis-server on a free loopback port, or the one in memory where there is none.
 * @param {import('./programs.mjs').Starter} programs
 * @param {{ redis: string }} secrets
 * @returns {Promise<{ REDIS_URL: string }>}
 */
export async function startRedis(programs, secrets) {
  const { dataDir } = programs.place;
  const port = await freePort();
  const installed = onPath('redis-server');
  const signal = /** @type {const} */ ('SIGTERM');
  const [redis] = programs.start(
    installed
      ? {
          name: 'redis',
          file: installed,
          args: [writeSettings(dataDir, port, secrets.redis)],
          signal,
          cwd: dataDir,
        }
      : {
          name: 'redis',
          file: process.execPath,
          args: [inRoot('libs/tooling/src/start/redis-embedded.mjs'), String(port)],
          signal,
          cwd: inRoot(),
        },
  );
  await redis?.ready(() => answers(port, installed ? `AUTH ${secrets.redis}\r\n` : ''));
  return { REDIS_URL: `redis://${installed ? `:${secrets.redis}@` : ''}127.0.0.1:${port}` };
}
