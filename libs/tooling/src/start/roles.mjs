import { inRoot } from './workspace.mjs';

/**
 * Flags of Node for both roles, as in the Dockerfile. What streams, uploads and the rows of a file leave behind is
 * cleared away twice as often with half the usual room for it: half the memory for each of them.
 */
const lean = ['--enable-source-maps', '--max-semi-space-size=16'];
export const nodeFlags = { api: lean, worker: lean };

/** @returns {import('./program.mjs').ProgramSpec} */
const role = (name, env) => ({
  name,
  file: process.execPath,
  args: [...nodeFlags[name], inRoot(`dist/backend/backend/src/main.${name}.js`)],
  signal: 'SIGTERM',
  cwd: inRoot(),
  // Only the migration may change tables: the roles do not know the owner.
  env: { ...env, DATABASE_OWNER_URL: undefined, DATABASE_OWNER_URL_FILE: undefined },
});

const isReady = (url) =>
  fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(3_000) })
    .then(({ ok }) => ok)
    .catch(() => false);

/** Both serve metrics where METRICS_PORT is set: the API there, the worker at the port after it. */
const besidesMetrics = (env) =>
  Number(env.METRICS_PORT) > 0 ? { ...env, METRICS_PORT: String(Number(env.METRICS_PORT) + 1) } : env;

/** Starts the API and the worker as two processes, and waits until the API says that everything it needs is there. */
export async function startRoles(programs, env, url) {
  const [api] = programs.start(role('api', env), role('worker', besidesMetrics(env)));
  await api?.ready(() => isReady(url));
}

/** Starts one more worker, by a name of its own. */
export function startOneWorker(programs, name, env) {
  programs.start({ ...role('worker', env), name });
}
