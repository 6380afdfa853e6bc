import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDataDir } from '../../start/data-dir.mjs';
import { StartFailure } from '../../start/failure.mjs';
import { freePort } from '../../start/ports.mjs';
import { startPostgres } from '../../start/postgres.mjs';
import { startRedis } from '../../start/redis.mjs';
import { nodeFlags } from '../../start/roles.mjs';
import { runOnce } from '../../start/run-once.mjs';
import { openSecrets } from '../../start/secrets.mjs';
import { inRoot } from '../../start/workspace.mjs';
import { hasSwift, startSwift } from '../../test/swift.mjs';
import { hasProxy, proxyProgram } from '../../topology/proxy.mjs';
import { until } from '../waiting.mjs';
import { Cast } from './cast.mjs';
import { Client } from './client.mjs';
import { StoreProxy } from './store-proxy.mjs';

/** A crash of the server, not of the machine, is what is tested: the kernel keeps what was written. */
const settings = ['fsync=off', 'max_connections=300', 'log_min_messages=warning'];

const isReady = (url) =>
  fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(2_000) })
    .then(({ ok }) => ok)
    .catch(() => false);

/** Real servers, each behind a proxy that breaks it, and the product's processes on them. */
export class Stage {
  /** @type {import('./member.mjs').Member[]} */
  apis = [];
  /** @type {import('./member.mjs').Member[]} */
  workers = [];
  #names = 0;
  /** Where everybody comes in, in place of the APIs themselves; null where there is no proxy. @type {string | null} */
  #door = null;
  /** @type {Record<string, any>} addresses past the proxies */
  direct = {};
  /** @type {Record<'database' | 'redis' | 'storage', any>} */
  proxies = { database: null, redis: null, storage: null };

  /** @param {{ lease: number, heartbeat: number }} times seconds @param {{ behindProxy: boolean }} options */
  static async open(times, { behindProxy }) {
    if (behindProxy && !hasProxy())
      throw new StartFailure('nginx was not found: install it, then try again.');
    const dataDir = await openDataDir(mkdtempSync(path.join(tmpdir(), 'etl-studio-chaos-')));
    const stage = new Stage(dataDir, times, behindProxy);
    await stage.#startStores();
    return stage;
  }

  constructor(dataDir, times, behindProxy) {
    this.dataDir = dataDir;
    this.behindProxy = behindProxy;
    // The proxy's processes give up their rights, and have files of their own in it.
    chmodSync(dataDir, 0o711);
    this.times = times;
    this.cast = new Cast(dataDir);
    this.files = path.join(dataDir, 'files');
    mkdirSync(this.files);
  }

  async #startStores() {
    const secrets = openSecrets(this.dataDir);
    const [database, redis, s3] = await Promise.all([
      startPostgres(this.cast, secrets, { settings }),
      startRedis(this.cast, secrets),
      hasSwift() ? startSwift(this.cast) : null,
    ]);
    this.direct = { ...database, ...redis, s3 };
    const superuser = new URL(database.DATABASE_URL);
    superuser.username = 'postgres';
    superuser.password = secrets.postgres;
    this.superuserUrl = superuser.toString();
    this.proxies = {
      database: await StoreProxy.before(database.DATABASE_URL),
      redis: await StoreProxy.before(redis.REDIS_URL),
      storage: s3 && (await StoreProxy.before(s3.TEST_S3_ENDPOINT ?? '')),
    };
  }

  /** The processes' environment, all stores behind their proxies. */
  get env() {
    const { database, redis, storage } = this.proxies;
    const { s3 } = this.direct;
    return {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      LOG_LEVEL: 'log',
      DEMO: 'true',
      // Callers name an address of their own, and the proxy adds what it sees.
      TRUST_PROXY: this.behindProxy ? '2' : '1',
      HOST: '127.0.0.1',
      METRICS_PORT: '0',
      DATABASE_URL: database.urlOf(this.direct.DATABASE_URL),
      REDIS_URL: redis.urlOf(this.direct.REDIS_URL),
      // One organization does everything here.
      ORG_CONCURRENCY: '6',
      // Files of the larger runs are loaded in parts.
      PART_BYTES: '400000',
      MAX_REQUESTS_PER_MINUTE: '1000000',
      MAX_UPLOADS_PER_MINUTE: '1000000',
      // Processes are killed faster than they start.
      NODE_COMPILE_CACHE: path.join(this.dataDir, 'compiled'),
      STORAGE_DIR: path.join(this.dataDir, 'storage'),
      LEASE_SECONDS: String(this.times.lease),
      HEARTBEAT_SECONDS: String(this.times.heartbeat),
      ...(storage && {
        S3_ENDPOINT: storage.urlOf(s3.TEST_S3_ENDPOINT),
        S3_REGION: s3.TEST_S3_REGION,
        S3_BUCKET: s3.TEST_S3_BUCKET,
        S3_ACCESS_KEY: s3.TEST_S3_ACCESS_KEY,
        S3_SECRET_KEY: s3.TEST_S3_SECRET_KEY,
      }),
    };
  }

  /** Brings the database up to date with the build in `folder`. */
  async migrate(folder) {
    const env = { ...this.env, DATABASE_OWNER_URL: this.direct.DATABASE_OWNER_URL };
    let said = '';
    const code = await runOnce(process.execPath, [path.join(folder, 'main.migrate.js')], {
      cwd: inRoot(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      onOutput: (text) => (said += text),
    });
    if (code !== 0) throw new Error(`The migration failed:\n${said}`);
  }

  /**
   * Starts processes of the build in `folder` beside those that run.
   * @param {string} folder
   * @param {{ apis?: number, workers?: number, env?: Record<string, string> }} wanted
   */
  async enter(folder, { apis = 0, workers = 0, env = {} }) {
    const ports = await Promise.all(Array.from({ length: apis }, freePort));
    const newApis = this.cast.start(
      ...ports.map((port) => this.#role(folder, 'api', { ...env, PORT: String(port) })),
    );
    const newWorkers = this.cast.start(
      ...Array.from({ length: workers }, () => this.#role(folder, 'worker', env)),
    );
    this.apis.push(...newApis);
    this.workers.push(...newWorkers);
    await Promise.all([...newApis, ...newWorkers].map((member) => this.ready(member)));
    return { apis: newApis, workers: newWorkers };
  }

  /** @returns {import('../../start/program.mjs').ProgramSpec} */
  #role(folder, role, env) {
    this.#names += 1;
    return {
      name: `${role}-${this.#names}`,
      file: process.execPath,
      args: [...nodeFlags[role], path.join(folder, `main.${role}.js`)],
      signal: 'SIGTERM',
      cwd: inRoot(),
      env: { ...this.env, ...env },
    };
  }

  ready(member) {
    const said = () => member.said().includes('Working on up to');
    return member.ready(this.workers.includes(member) ? said : () => isReady(this.urlOf(member)));
  }

  urlOf(api) {
    return `http://127.0.0.1:${api.spec.env?.PORT}`;
  }

  /** From here on everybody comes through the proxy, where there is one. */
  async openDoor() {
    if (this.behindProxy) this.#door = await this.doorTo(this.apis);
  }

  /** The address of a proxy before these APIs, or of the first of them where there is none. */
  async doorTo(apis) {
    if (!this.behindProxy) return this.urlOf(apis[0]);
    const port = await freePort();
    const apiPorts = apis.map((api) => Number(api.spec.env?.PORT));
    const [proxy] = this.cast.start(proxyProgram(this.dataDir, { port, apiPorts, name: `proxy-${port}` }));
    const url = `http://127.0.0.1:${port}`;
    await proxy?.ready(() => isReady(url));
    return url;
  }

  /** Starts a member that was killed again, and waits until it works. */
  async revive(member) {
    member.start();
    await this.ready(member);
  }

  async leave(members) {
    await this.cast.dismiss(members);
    this.apis = this.apis.filter((api) => !members.includes(api));
    this.workers = this.workers.filter((worker) => !members.includes(worker));
  }

  /** Somebody of the demo, signed in, who asks the API processes in turn. */
  client(email = 'member@demo.test') {
    const running = () => this.apis.filter(({ isRunning }) => isRunning).map((api) => this.urlOf(api));
    return new Client(() => (this.#door ? [this.#door] : running())).signIn(email);
  }

  /** A session of the superuser, past the proxy. The caller ends it. */
  async database() {
    const client = new pg.Client({ connectionString: this.superuserUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Stops Postgres without a checkpoint, as a crash would, and starts it again. */
  async crashPostgres() {
    const server = this.cast.named('postgres');
    await server.kill('SIGQUIT');
    server.start();
    const answers = () =>
      this.database().then(
        (client) => client.end().then(() => true),
        () => false,
      );
    await until('Postgres after its crash', answers, 300_000, 50);
  }

  async close() {
    await this.cast.stopAll();
    await Promise.all(Object.values(this.proxies).map((proxy) => proxy?.close()));
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
