import { buildWhatChanged } from './build.mjs';
import { withSetupLock } from './setup-lock.mjs';

/** `run.mjs build`: what `start` would build. */
export const run = () => withSetupLock(buildWhatChanged);
