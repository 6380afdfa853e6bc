/** `run.mjs e2e --replicas`: stories in a browser, on two APIs behind the proxy and two workers, of which one is killed. */
import { StartFailure } from '../start/failure.mjs';
import { buildWhatChanged } from '../start/build.mjs';
import { withSetupLock } from '../start/setup-lock.mjs';
import { onStopRequest } from '../start/stop-signals.mjs';
import { Installation } from '../topology/installation.mjs';
import { hasProxy } from '../topology/proxy.mjs';
import { findChromium } from './chromium.mjs';
import { runSpecs } from './run-specs.mjs';

/** Tests ask more often than people do, and nobody waits half a minute for a worker that they have just killed. */
const settings = {
  MAX_REQUESTS_PER_MINUTE: '100000',
  MAX_UPLOADS_PER_MINUTE: '100000',
  LEASE_SECONDS: '4',
  HEARTBEAT_SECONDS: '1',
};

/** Whom the stories sign in as. */
const owner = {
  email: 'owner@demo.test',
  password: 'etl-studio-demo',
  name: 'Olga Owner',
  orgName: 'Demo Agency',
};

async function signUp(url) {
  const answer = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'etl-studio' },
    body: JSON.stringify(owner),
  });
  if (answer.status !== 201) throw new Error(`Nobody could sign up: ${await answer.text()}`);
}

/**
 * @param {(text: string) => void} onOutput
 * @param {{ whole?: boolean, args?: string[] }} [wanted] whole: the stories of import, ledger and mending too
 * @returns {Promise<number>} 0 when the tests passed and no API ended unasked
 */
export async function runReplicas(onOutput, { whole = false, args = [] } = {}) {
  if (!hasProxy()) throw new StartFailure('nginx was not found: install it (Debian: nginx), then try again.');
  const chromium = await findChromium();
  await withSetupLock(buildWhatChanged);
  const installation = await Installation.open({ apis: 2, workers: 2, settings });
  onStopRequest(() => void installation.close().finally(() => process.exit(1)));
  try {
    const { url = '', workers, apis } = installation;
    await signUp(url);
    const env = {
      ...process.env,
      E2E_URL: url,
      CHROMIUM_PATH: chromium,
      E2E_WORKERS: workers.map(({ pid }) => pid).join(','),
    };
    const which = whole ? args : ['worker-killed', ...args];
    const code = await runSpecs('frontend/e2e/jest.replicas.config.cjs', which, { env, onOutput });
    const ended = apis.filter(({ unasked }) => unasked > 0).map(({ name }) => name);
    if (ended.length > 0) onOutput(`Ended though nobody asked them to: ${ended.join(', ')}\n`);
    return code === 0 && ended.length === 0 ? 0 : 1;
  } finally {
    await installation.close();
  }
}
