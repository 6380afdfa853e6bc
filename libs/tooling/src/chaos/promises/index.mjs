import { workerDeath } from './p01-worker-death.mjs';
import { frozenWorker } from './p02-frozen-worker.mjs';
import { negativeControl } from './p03-negative-control.mjs';
import { duplicateDelivery } from './p04-duplicate-delivery.mjs';
import { redisLost } from './p05-redis-lost.mjs';
import { postgresRestart } from './p07-postgres-restart.mjs';
import { storageOutage } from './p08-storage-outage.mjs';
import { corruptFile } from './p09-corrupt-file.mjs';

/** In the order in which they are tested. @type {import('../promise.mjs').Promised[]} */
export const promises = [
  workerDeath,
  frozenWorker,
  negativeControl,
  duplicateDelivery,
  redisLost,
  postgresRestart,
  storageOutage,
  corruptFile,
];
