import { deathAtPoints, workerDeath } from './p01-worker-death.mjs';
import { deathInParts } from './p01-death-in-parts.mjs';
import { frozenWorker } from './p02-frozen-worker.mjs';
import { negativeControl } from './p03-negative-control.mjs';
import { duplicateDelivery } from './p04-duplicate-delivery.mjs';
import { redisLost } from './p05-redis-lost.mjs';
import { postgresRestart } from './p07-postgres-restart.mjs';
import { storageOutage } from './p08-storage-outage.mjs';
import { corruptFile } from './p09-corrupt-file.mjs';
import { awake } from './p13-awake.mjs';
import { wireLimits } from './p14-wire-limits.mjs';
import { manyUploads } from './p15-many-uploads.mjs';
import { sameFile } from './p16-same-file.mjs';
import { truthfulStreams } from './p17-truthful-streams.mjs';
import { cheapStreams } from './p18-cheap-streams.mjs';
import { fullDisk } from './p23-full-disk.mjs';
import { rollingRestart } from './p24-rolling-restart.mjs';
import { visible } from './p26-visible.mjs';

/** In the order in which they are tested. @type {import('../promise.mjs').Promised[]} */
export const promises = [
  workerDeath,
  deathAtPoints,
  deathInParts,
  frozenWorker,
  negativeControl,
  duplicateDelivery,
  redisLost,
  postgresRestart,
  storageOutage,
  corruptFile,
  awake,
  wireLimits,
  manyUploads,
  sameFile,
  truthfulStreams,
  cheapStreams,
  fullDisk,
  rollingRestart,
  visible,
];
