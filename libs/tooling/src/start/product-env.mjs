import path from 'node:path';
import { inRoot } from './workspace.mjs';

/** Whether this start may fill an empty database with the demo. */
export const isDemo = () => process.env.NODE_ENV !== 'production';

/**
 * The environment of the product's own programs: what was given, and what this start adds.
 * @param {string} dataDir
 * @param {Record<string, string>} services addresses of what was started
 * @param {{ host: string, port: number }} address
 */
export function productEnv(dataDir, services, { host, port }) {
  const storage =
    process.env.S3_ENDPOINT || process.env.STORAGE_DIR ? {} : { STORAGE_DIR: path.join(dataDir, 'storage') };
  return {
    CONSOLE_DIR: inRoot('dist/frontend/browser'),
    ...process.env,
    ...storage,
    ...services,
    HOST: host,
    PORT: String(port),
    DEMO: String(isDemo()),
  };
}
