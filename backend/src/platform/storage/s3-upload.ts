import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Client } from 'minio';
import type { FileWrite } from './file-storage';
import { answered, storeError } from './s3-client';
import type { S3Turns } from './s3-turns';

/** The least a part may hold (but the last): the memory of one upload. */
const PART_BYTES = 5 * 1024 * 1024;

/**
 * One object of unknown size: parts of a multipart upload as the bytes come, or a single put where they fit one
 * part. The object appears with `commit`, and not before.
 */
export class S3Upload implements FileWrite {
  readonly stream: Writable;
  private uploadId: string | null = null;
  private readonly parts: { part: number; etag: string }[] = [];
  /** Filled and sent again and again; pages of it that are never written take no memory. */
  private readonly buffer = Buffer.allocUnsafeSlow(PART_BYTES);
  private filled = 0;
  private sending: Promise<void> = Promise.resolve();
  private committing = false;

  constructor(
    private readonly client: Client,
    private readonly bucket: string,
    private readonly key: string,
    private readonly turns: S3Turns,
  ) {
    this.stream = new Writable({ write: (chunk: Buffer, _encoding, done) => this.take(chunk, done) });
  }

  async commit(): Promise<void> {
    await finished(this.stream);
    this.committing = true;
    const rest = this.buffer.subarray(0, this.filled);
    if (this.uploadId === null) {
      const put = () => this.client.putObject(this.bucket, this.key, rest, rest.length);
      await this.turns.take(() => answered('keep', put()));
      return;
    }
    if (rest.length > 0) await this.sendPart(this.uploadId, rest);
    await answered(
      'keep',
      this.client.completeMultipartUpload(this.bucket, this.key, this.uploadId, this.parts),
    );
  }

  async abort(): Promise<void> {
    this.stream.destroy();
    // A part that is still on its way could arrive after its upload was aborted, and stay for ever.
    await this.sending.catch(() => undefined);
    if (this.uploadId !== null) await this.discard(this.uploadId);
    if (this.committing) await answered('remove', this.client.removeObject(this.bucket, this.key));
  }

  private take(chunk: Buffer, done: (error?: Error) => void): void {
    this.sending = this.fill(chunk);
    this.sending.then(
      () => done(),
      (error: unknown) => done(storeError('write', error)),
    );
  }

  private async fill(chunk: Buffer): Promise<void> {
    for (let taken = 0; taken < chunk.length;) {
      const copied = chunk.copy(this.buffer, this.filled, taken);
      taken += copied;
      this.filled += copied;
      if (this.filled === PART_BYTES) await this.sendFull();
    }
  }

  private async sendFull(): Promise<void> {
    this.uploadId ??= await answered(
      'write',
      this.client.initiateNewMultipartUpload(this.bucket, this.key, {}),
    );
    await this.sendPart(this.uploadId, this.buffer);
    this.filled = 0;
  }

  private async sendPart(uploadID: string, body: Buffer): Promise<void> {
    const partNumber = this.parts.length + 1;
    const headers = { 'Content-MD5': createHash('md5').update(body).digest('base64') };
    const target = { bucketName: this.bucket, objectName: this.key, uploadID, partNumber, headers };
    const { etag, part } = await this.turns.take(() =>
      answered('write', this.client.uploadPart(target, body)),
    );
    this.parts.push({ part, etag });
  }

  private async discard(uploadId: string): Promise<void> {
    try {
      await answered('discard', this.client.abortMultipartUpload(this.bucket, this.key, uploadId));
    } catch (error) {
      // Completed meanwhile: the object itself is removed next.
      if (!this.committing) throw error;
    }
  }
}
