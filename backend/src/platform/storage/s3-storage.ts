import { Readable } from 'node:stream';
import { S3Error, type Client } from 'minio';
import type { S3Config } from '../config';
import { StorageError, type ByteRange, type FileStorage, type FileWrite } from './file-storage';
import { answered, s3Client, storeError } from './s3-client';
import { S3Turns } from './s3-turns';
import { S3Upload } from './s3-upload';
import { storedBytes } from './stored-bytes';

const PUBLIC_URL_SECONDS = 300;
/** The names we give: the bucket may hold what is not ours. */
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Unfinished {
  key: string;
  uploadId: string;
  initiated: Date;
}

/** Files as objects of one bucket. */
export class S3Storage implements FileStorage {
  readonly name = 's3';
  private readonly client: Client;
  private readonly publicClient: Client | null;
  private readonly bucket: string;
  private readonly turns = new S3Turns();

  constructor(config: S3Config) {
    this.bucket = config.bucket;
    this.client = s3Client(config, config.endpoint);
    this.publicClient = config.publicEndpoint === null ? null : s3Client(config, config.publicEndpoint);
  }

  write(key: string): Promise<FileWrite> {
    return Promise.resolve(new S3Upload(this.client, this.bucket, key, this.turns));
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const body = await answered('open', this.get(key, range));
    const bytes = Readable.from(storedBytes(body), { objectMode: false });
    // A generator that nobody began has nothing to clean up after itself.
    return bytes.once('close', () => body.destroy());
  }

  private async get(key: string, range?: ByteRange): Promise<Readable> {
    if (!range) return this.client.getObject(this.bucket, key);
    try {
      return await this.client.getPartialObject(this.bucket, key, range.from, range.to - range.from);
    } catch (error) {
      // The file ends before the range begins.
      if (error instanceof S3Error && error.code === 'InvalidRange') return Readable.from([]);
      throw error;
    }
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await answered('look up', this.client.statObject(this.bucket, key))).size;
    } catch (error) {
      if (error instanceof StorageError && error.code === 'missing') return null;
      throw error;
    }
  }

  remove(key: string): Promise<void> {
    return answered('remove', this.client.removeObject(this.bucket, key));
  }

  async *writtenBefore(instant: Date): AsyncGenerator<string> {
    for await (const { name, lastModified } of this.listed(this.client.listObjectsV2(this.bucket, '', true)))
      if (KEY.test(name) && new Date(lastModified) < instant) yield name;
  }

  async removeUnfinished(instant: Date): Promise<number> {
    let removed = 0;
    // Our keys hold no slash; without the delimiter Swift answers with one empty folder.
    const uploads = this.client.listIncompleteUploads(this.bucket, '', false);
    for await (const { key, uploadId, initiated } of this.listed<Unfinished>(uploads)) {
      if (!KEY.test(key) || new Date(initiated) >= instant) continue;
      await answered('discard', this.client.abortMultipartUpload(this.bucket, key, uploadId));
      removed += 1;
    }
    return removed;
  }

  private async *listed<T = { name: string; lastModified: Date }>(stream: Readable): AsyncGenerator<T> {
    try {
      for await (const item of stream) yield item as T;
    } catch (error) {
      throw storeError('list', error);
    }
  }

  async publicUrl(key: string, fileName: string): Promise<string | null> {
    if (this.publicClient === null) return null;
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    const headers = { 'response-content-disposition': disposition, 'response-content-type': 'text/csv' };
    return this.publicClient.presignedGetObject(this.bucket, key, PUBLIC_URL_SECONDS, headers);
  }

  async check(): Promise<void> {
    if (!(await answered('reach', this.client.bucketExists(this.bucket)))) {
      throw new StorageError('unavailable', `There is no bucket "${this.bucket}".`);
    }
  }
}
