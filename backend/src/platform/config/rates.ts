import type { EnvReader } from './env-reader';

/** How much of what may happen in a minute. */
export interface Rates {
  readonly requestsPerUser: number;
  readonly uploadsPerUser: number;
  readonly failedSignInsPerAccount: number;
  readonly failedSignInsPerAddress: number;
}

export function readRates(env: EnvReader): Rates {
  return Object.freeze({
    requestsPerUser: env.integer('MAX_REQUESTS_PER_MINUTE'),
    uploadsPerUser: env.integer('MAX_UPLOADS_PER_MINUTE'),
    failedSignInsPerAccount: env.integer('MAX_FAILED_SIGN_INS_PER_ACCOUNT'),
    failedSignInsPerAddress: env.integer('MAX_FAILED_SIGN_INS_PER_ADDRESS'),
  });
}
