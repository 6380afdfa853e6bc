/** What docker/compose.yml describes does what it is for, as far as processes can show it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildWhatChanged } from '../start/build.mjs';
import { withSetupLock } from '../start/setup-lock.mjs';
import { faultsOf } from './faults.mjs';
import { Installation } from './installation.mjs';
import { hasProxy } from './proxy.mjs';
import { story } from './story.mjs';

const skip = hasProxy() ? false : 'no nginx is installed';

describe("compose's topology as processes", { skip, timeout: 600_000 }, () => {
  it('imports through the proxy, on several workers, and outlives the restart of an API', async () => {
    await withSetupLock(buildWhatChanged);
    const installation = await Installation.open({ apis: 2, workers: 4 });
    try {
      assert.deepEqual(faultsOf(await story(installation)), []);
    } finally {
      await installation.close();
    }
  });
});
