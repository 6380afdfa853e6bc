/** `run.mjs start`: the whole product on this machine, until it is asked to stop. */
import { banner } from './banner.mjs';
import { wantedDataDir } from './data-dir.mjs';
import { failWith } from './failure.mjs';
import { wantedPort } from './ports.mjs';
import { isDemo } from './product-env.mjs';
import { Running } from './running.mjs';
import { onStopRequest } from './stop-signals.mjs';

export async function run() {
  const dataDir = wantedDataDir();
  const running = new Running({ host: process.env.HOST || '127.0.0.1', port: wantedPort(), dataDir });

  let stopping = false;
  onStopRequest(() => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping ...');
    running.stop().then(() => process.exit(0), failWith);
  });

  try {
    await running.start();
    if (stopping) return;
    console.log(banner({ url: running.url, dataDir, demo: isDemo() }));
  } catch (error) {
    // What was half started is being stopped: the failures that causes are no news.
    if (stopping) return;
    await running.stop();
    failWith(error);
  }
}
