import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cast } from '../chaos/actors/cast.mjs';
import { openDataDir } from '../start/data-dir.mjs';
import { freePort } from '../start/ports.mjs';
import { startPostgres } from '../start/postgres.mjs';
import { startRedis } from '../start/redis.mjs';
import { runOnce } from '../start/run-once.mjs';
import { openSecrets } from '../start/secrets.mjs';
import { inRoot } from '../start/workspace.mjs';
import { hasSwift, startSwift } from '../test/swift.mjs';
import { readCompose } from './compose-file.mjs';
import { readImage } from './dockerfile.mjs';
import { environmentOf, writeSecrets } from './environment.mjs';
import { peakMegabytes } from './peak-memory.mjs';
import { proxyProgram } from './proxy.mjs';

const isReady = (url) =>
  fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(2_000) })
    .then(({ ok }) => ok)
    .catch(() => false);

const urlAt = (port) => `http://127.0.0.1:${port}`;

/**
 * What compose.yml describes, as processes: the commands, variables and secrets of its services, the proxy with its
 * settings, production mode. Containers are what is missing.
 */
export class Installation {
  compose = readCompose();
  image = readImage();
  /** @type {import('../chaos/actors/member.mjs').Member[]} */
  apis = [];
  /** @type {import('../chaos/actors/member.mjs').Member[]} */
  workers = [];
  /** Of a session that sees every table. */
  superuserUrl = '';
  ownerUrl = '';
  /** What docker/etl-studio.env would say. */
  settings = { ALLOW_SIGNUP: 'true', ORG_CONCURRENCY: '8' };
  #place = { folder: '', dataDir: '', s3: /** @type {Record<string, string> | null} */ (null) };

  /**
   * `apis` and `workers` are numbers, as `--scale` would say them.
   * @param {{ apis: number, workers: number, startDatabase?: typeof startPostgres, s3?: boolean, settings?: Record<string, string> }} wanted
   */
  static async open({ apis, workers, startDatabase = startPostgres, s3 = true, settings = {} }) {
    const dataDir = await openDataDir(mkdtempSync(path.join(tmpdir(), 'etl-studio-topology-')));
    // The proxy's processes give up their rights, and have files of their own in it.
    chmodSync(dataDir, 0o711);
    const installation = new Installation(dataDir);
    Object.assign(installation.settings, settings);
    try {
      await installation.#startStores(startDatabase, s3 && hasSwift());
      await installation.migrate();
      await installation.#startProduct(apis, workers);
      return installation;
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  constructor(dataDir) {
    this.dataDir = dataDir;
    this.cast = new Cast(dataDir);
  }

  get #databaseSettings() {
    const command = this.compose.services.postgres?.command ?? [];
    return command.filter((_, index) => command[index - 1] === '-c');
  }

  async #startStores(startDatabase, withS3) {
    const secrets = openSecrets(this.dataDir);
    const [database, redis, s3] = await Promise.all([
      startDatabase(this.cast, secrets, { settings: this.#databaseSettings }),
      startRedis(this.cast, secrets),
      withS3 ? startSwift(this.cast) : null,
    ]);
    const folder = writeSecrets(this.dataDir, {
      database_url: database.DATABASE_URL,
      database_owner_url: database.DATABASE_OWNER_URL,
      redis_url: redis.REDIS_URL,
      s3_access_key: s3?.TEST_S3_ACCESS_KEY ?? '',
      s3_secret_key: s3?.TEST_S3_SECRET_KEY ?? '',
    });
    const superuser = new URL(database.DATABASE_URL);
    superuser.username = 'postgres';
    superuser.password = secrets.postgres;
    this.ownerUrl = database.DATABASE_OWNER_URL;
    this.superuserUrl = superuser.toString();
    this.#place = { folder, dataDir: this.dataDir, s3 };
  }

  /** @param {string} name of a service that runs the product's image @returns {import('../start/program.mjs').ProgramSpec} */
  #program(name, member, addresses = {}) {
    const service = this.compose.services[name] ?? {};
    const [, ...flags] = this.image.entrypoint;
    return {
      name: member,
      file: process.execPath,
      args: [...flags, ...(service.command ?? this.image.command)],
      signal: 'SIGTERM',
      cwd: inRoot(),
      env: {
        ...environmentOf(service, this.image.env, this.#place),
        ...this.settings,
        CONSOLE_DIR: inRoot('dist/frontend/browser'),
        HOST: '127.0.0.1',
        OTEL_SERVICE_NAME: `etl-studio-${member}`,
        ...addresses,
      },
    };
  }

  /** Where files lie that go to the disk. */
  get filesFolder() {
    return path.join(this.dataDir, 'storage');
  }

  /**
   * Runs the migration, on another database of the server where one is named.
   * @param {{ database?: string }} [on] @returns {Promise<string>} what it said
   */
  async migrate({ database } = {}) {
    const { file, args, cwd, env } = this.#program('migrate', 'migrate');
    const urls = database ? ['DATABASE_URL', 'DATABASE_OWNER_URL'] : [];
    const elsewhere = urls.flatMap((name) => {
      const url = new URL(readFileSync(String(env?.[`${name}_FILE`]), 'utf8'));
      url.pathname = database ?? '';
      return [
        [name, url.toString()],
        [`${name}_FILE`, ''],
      ];
    });
    let said = '';
    const code = await runOnce(file, args, {
      cwd,
      env: { ...env, ...Object.fromEntries(elsewhere) },
      stdio: ['ignore', 'pipe', 'pipe'],
      onOutput: (text) => (said += text),
    });
    if (code !== 0) throw new Error(`The migration failed:\n${said}`);
    return said;
  }

  async #startProduct(apis, workers) {
    const ports = await Promise.all(Array.from({ length: apis }, freePort));
    const metrics = await Promise.all(Array.from({ length: apis + workers }, freePort));
    this.metricsUrls = metrics.map((port) => `${urlAt(port)}/metrics`);
    this.apis = this.cast.start(
      ...ports.map((port, index) =>
        this.#program('api', `api-${index + 1}`, {
          PORT: String(port),
          METRICS_PORT: String(metrics[index]),
        }),
      ),
    );
    this.workers = this.cast.start(
      ...metrics
        .slice(apis)
        .map((port, index) => this.#program('worker', `worker-${index + 1}`, { METRICS_PORT: String(port) })),
    );
    const port = await freePort();
    this.url = urlAt(port);
    await Promise.all([
      ...this.apis.map((api) => this.ready(api)),
      ...this.workers.map((worker) => worker.ready(() => worker.said().includes('Working on up to'))),
    ]);
    const [proxy] = this.cast.start(proxyProgram(this.dataDir, { port, apiPorts: ports }));
    this.proxy = proxy;
    await proxy?.ready(() => isReady(this.url));
  }

  /** Resolves when the API answers that it is ready. */
  ready(api) {
    return api.ready(() => isReady(urlAt(api.spec.env?.PORT)));
  }

  /** What the proxy logged. */
  proxySaid() {
    return this.proxy?.said() ?? '';
  }

  /** The most memory that each process has had, in MB. @returns {Record<string, number>} */
  peaks() {
    return Object.fromEntries(
      [...this.apis, ...this.workers].map(({ name, pid }) => [name, peakMegabytes(pid)]),
    );
  }

  /** What the processes measure, one page each, the APIs' first. @returns {Promise<string[]>} */
  metrics() {
    return Promise.all((this.metricsUrls ?? []).map((url) => fetch(url).then((answer) => answer.text())));
  }

  async close() {
    await this.cast.stopAll();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
