import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';

/**
 * What the stores are reached by, as the files that compose would mount.
 * @param {string} dataDir @param {Record<string, string>} values name of the secret → what it holds
 * @returns {string} their folder
 */
export function writeSecrets(dataDir, values) {
  const folder = path.join(dataDir, 'secrets');
  mkdirSync(folder, { mode: 0o700 });
  const all = { secrets_key: randomBytes(24).toString('hex'), ...values };
  for (const [name, value] of Object.entries(all))
    writeFileSync(path.join(folder, name), value, { mode: 0o600 });
  return folder;
}

/**
 * The environment that a container of the service would have, on this machine: secrets in `folder`, and files in S3
 * where there is one, else on disk.
 * @param {import('./compose-file.mjs').Service} service
 * @param {Record<string, string>} image what the image says itself
 * @param {{ folder: string, dataDir: string, s3: Record<string, string> | null }} place
 */
export function environmentOf({ environment = {} }, image, { folder, dataDir, s3 }) {
  const given = Object.entries({ ...image, ...environment })
    .filter(([name]) => s3 !== null || !name.startsWith('S3_'))
    .map(([name, value]) => [name, String(value).replace('/run/secrets/', `${folder}/`)]);
  return {
    PATH: process.env.PATH,
    ...Object.fromEntries(given),
    ...(s3
      ? { S3_ENDPOINT: s3.TEST_S3_ENDPOINT, S3_BUCKET: s3.TEST_S3_BUCKET, S3_REGION: s3.TEST_S3_REGION }
      : { STORAGE_DIR: path.join(dataDir, 'storage') }),
  };
}
