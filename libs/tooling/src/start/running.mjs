import { buildWhatChanged } from './build.mjs';
import { openDataDir } from './data-dir.mjs';
import { takeInstance } from './instance.mjs';
import { migrate } from './migrate.mjs';
import { checkPort } from './ports.mjs';
import { productEnv } from './product-env.mjs';
import { Programs } from './programs.mjs';
import { startRoles } from './roles.mjs';
import { openSecrets } from './secrets.mjs';
import { startServices } from './services.mjs';
import { withSetupLock } from './setup-lock.mjs';

const hostInUrl = (host) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

/**
 * The product running on a data directory: everything started, in order, and stopped again by `stop`, which may be
 * called at any moment and more than once.
 */
export class Running {
  #programs;
  #release = () => undefined;
  #stopped = false;

  /** @param {{ host: string, port: number, dataDir: string }} place */
  constructor({ host, port, dataDir }) {
    this.address = { host, port };
    this.dataDir = dataDir;
    this.url = `http://${hostInUrl(host)}:${port}`;
  }

  /** @returns {Promise<void>} once the API is ready; a StartFailure says why not */
  async start() {
    const dataDir = await openDataDir(this.dataDir);
    const { record, release } = await withSetupLock(() => takeInstance(dataDir));
    this.#release = release;
    await checkPort(this.address.port, this.address.host);
    await withSetupLock(buildWhatChanged);
    if (this.#stopped) return;

    this.#programs = new Programs({ dataDir, record });
    const services = await startServices(this.#programs, openSecrets(dataDir));
    const env = productEnv(dataDir, services, this.address);
    await migrate(dataDir, env);
    await startRoles(this.#programs, env, this.url);
  }

  async stop() {
    this.#stopped = true;
    await this.#programs?.stopAll();
    this.#release();
  }
}
