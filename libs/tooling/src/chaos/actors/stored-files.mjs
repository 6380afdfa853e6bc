import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'minio';

/** The stage's store past its proxy, as the product never sees it. */
function s3Of({ direct }) {
  const { hostname, port } = new URL(direct.s3.TEST_S3_ENDPOINT);
  const { TEST_S3_ACCESS_KEY: accessKey, TEST_S3_SECRET_KEY: secretKey, TEST_S3_REGION: region } = direct.s3;
  return new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey, region });
}

/**
 * Everything that lies in the store now: keys of objects and, on a disk, of parts as well.
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Promise<string[]>}
 */
export async function filesIn(stage) {
  if (!stage.direct.s3) {
    const entries = await readdir(path.join(stage.dataDir, 'storage'), {
      recursive: true,
      withFileTypes: true,
    });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }
  const { TEST_S3_BUCKET: bucket } = stage.direct.s3;
  const keys = [];
  for await (const { name } of s3Of(stage).listObjectsV2(bucket, '', true)) keys.push(name);
  return keys;
}

/** Changes the bytes of a stored file behind everybody's back. @param {(bytes: Buffer) => Buffer} change */
export async function corrupt(stage, key, change) {
  if (!stage.direct.s3) {
    const place = path.join(stage.dataDir, 'storage', key.slice(0, 2), key);
    await writeFile(place, change(await readFile(place)));
    return;
  }
  const { TEST_S3_BUCKET: bucket } = stage.direct.s3;
  const s3 = s3Of(stage);
  const chunks = [];
  for await (const chunk of await s3.getObject(bucket, key)) chunks.push(chunk);
  await s3.putObject(bucket, key, change(Buffer.concat(chunks)));
}
