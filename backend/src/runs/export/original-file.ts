import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../platform/http';
import { FileStores, StorageError } from '../../platform/storage';
import { StoredFilesRepository } from '../stored-files.repository';
import type { Download } from './download';

const RETRY_SECONDS = 5;

/** The bytes that were uploaded for a run. */
@Injectable()
export class OriginalFile {
  constructor(
    private readonly files: StoredFilesRepository,
    private readonly stores: FileStores,
  ) {}

  /** An address to send the browser to, where the store has one; else the bytes. */
  async open(orgId: string, runId: string): Promise<{ url: string } | Download> {
    const file = await this.files.ofRun(orgId, runId);
    if (!file) throw notFound();
    try {
      const store = this.stores.of(file.storage);
      const url = await store.publicUrl(file.key, file.name);
      return url === null ? { name: file.name, size: file.size, body: await store.open(file.key) } : { url };
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const detail = 'The file cannot be read from storage at the moment. Try again shortly.';
      throw new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS, cause: error });
    }
  }
}
