/** OpenStack Swift from the system's packages as the S3 server the storage tests run against. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'minio';
import { freePort } from '../start/ports.mjs';
import { onPath } from '../start/redis.mjs';
import { swiftSettings } from './swift-settings.mjs';

const kinds = /** @type {const} */ (['account', 'container', 'object']);
const needed = [
  'swift-ring-builder',
  'memcached',
  ...[...kinds, 'proxy'].map((kind) => `swift-${kind}-server`),
];

const region = 'us-east-1';
const bucket = 'etl-studio-test';
/** The user that swift-settings.mjs names. */
const accessKey = 'test:tester';
const secretKey = 'only-for-these-tests';

const makeBucket = (port) =>
  new Client({ endPoint: '127.0.0.1', port, useSSL: false, accessKey, secretKey, region }).makeBucket(
    bucket,
    region,
  );

/** Whether this machine has all of it. */
export const hasSwift = () => needed.every((name) => onPath(name));

async function choosePorts() {
  const ports = {};
  for (const name of [...kinds, 'proxy', 'memcached']) ports[name] = await freePort();
  return ports;
}

async function buildRing(folder, kind, port) {
  const build = (...args) =>
    promisify(execFile)('swift-ring-builder', [`${kind}.builder`, ...args], { cwd: folder });
  await build('create', '4', '1', '1');
  await build('add', `r1z1-127.0.0.1:${port}/d1`, '1');
  await build('rebalance');
}

const answers = (url) =>
  fetch(url).then(
    () => true,
    () => false,
  );

/**
 * @param {import('../start/programs.mjs').Starter} programs
 * @returns {Promise<Record<string, string>>} the TEST_S3_ variables
 */
export async function startSwift(programs) {
  const { dataDir } = programs.place;
  const folder = path.join(dataDir, 'swift');
  mkdirSync(path.join(folder, 'devices/d1'), { recursive: true });
  const ports = await choosePorts();
  const user = userInfo().username;
  for (const [name, content] of Object.entries(swiftSettings({ folder, user }, ports))) {
    writeFileSync(path.join(folder, name), content);
  }
  await Promise.all(kinds.map((kind) => buildRing(folder, kind, ports[kind])));

  const signal = /** @type {const} */ ('SIGTERM');
  const server = (kind) => ({
    name: `swift-${kind}`,
    file: onPath(`swift-${kind}-server`) ?? '',
    args: [path.join(folder, `${kind}.conf`), '-v'],
    signal,
    cwd: folder,
  });
  const memcached = onPath('memcached') ?? '';
  const memory = ['-l', '127.0.0.1', '-p', String(ports.memcached), '-u', user];
  programs.start({ name: 'memcached', file: memcached, args: memory, signal, cwd: folder });
  const names = /** @type {const} */ (['proxy', ...kinds]);
  const servers = programs.start(...names.map(server));
  // All of them: a proxy without its storage servers answers 503, and remembers it of them for a minute.
  await Promise.all(
    servers.map((each, index) => each.ready(() => answers(`http://127.0.0.1:${ports[names[index] ?? '']}`))),
  );
  await makeBucket(ports.proxy);
  return {
    TEST_S3_ENDPOINT: `http://127.0.0.1:${ports.proxy}`,
    TEST_S3_REGION: region,
    TEST_S3_BUCKET: bucket,
    TEST_S3_ACCESS_KEY: accessKey,
    TEST_S3_SECRET_KEY: secretKey,
  };
}
