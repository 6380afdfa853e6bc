import type { EnvReader } from './env-reader';
import { SHORTEST_SECRET } from './secrets';

export interface S3Config {
  readonly endpoint: string;
  /** What browsers reach the store by; null where downloads go through the API. */
  readonly publicEndpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Bucket in the path instead of the host name. */
  readonly pathStyle: boolean;
}

/** Null without `S3_ENDPOINT`: files then lie on the disk. */
export function readS3(env: EnvReader, production: boolean): S3Config | null {
  if (!env.has('S3_ENDPOINT')) return null;
  const because = 'where S3_ENDPOINT is set';
  const secretKey = env.required('S3_SECRET_KEY', because);
  if (production && secretKey.length < SHORTEST_SECRET) {
    env.faults.push(
      `S3_SECRET_KEY is too short for production; use at least ${SHORTEST_SECRET} random characters.`,
    );
  }
  return Object.freeze({
    endpoint: env.url('S3_ENDPOINT'),
    publicEndpoint: env.has('S3_PUBLIC_ENDPOINT') ? env.url('S3_PUBLIC_ENDPOINT') : null,
    region: env.text('S3_REGION'),
    bucket: env.required('S3_BUCKET', because),
    accessKey: env.required('S3_ACCESS_KEY', because),
    secretKey,
    pathStyle: env.flag('S3_PATH_STYLE'),
  });
}
