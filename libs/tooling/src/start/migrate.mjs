import { closeSync } from 'node:fs';
import { StartFailure } from './failure.mjs';
import { LogFile } from './log-file.mjs';
import { runOnce } from './run-once.mjs';
import { inRoot } from './workspace.mjs';

/** Brings the database up to date and seeds the demo; a StartFailure with what the migration said when it fails. */
export async function migrate(dataDir, env) {
  const log = new LogFile(dataDir, 'migrate');
  const output = log.open();
  const script = inRoot('dist/backend/backend/src/main.migrate.js');
  const code = await runOnce(process.execPath, ['--enable-source-maps', script], {
    cwd: inRoot(),
    env,
    stdio: ['ignore', output, output],
  }).finally(() => closeSync(output));
  if (code !== 0) {
    throw new StartFailure(
      `the database could not be brought up to date. The end of ${log.path}:\n${log.tail()}`,
    );
  }
}
