import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { DiskStorage } from './disk-storage';
import { StorageError, type FileStorage, type StorageName } from './file-storage';
import { S3Storage } from './s3-storage';

/** The stores of this installation: the disk, and S3 where it is configured. */
@Injectable()
export class FileStores {
  /** Where new files go. */
  readonly current: FileStorage;
  private readonly disk: FileStorage;
  private readonly s3: FileStorage | null;

  constructor(config: Config) {
    this.disk = new DiskStorage(config.storageDir);
    this.s3 = config.s3 && new S3Storage(config.s3);
    this.current = this.of(config.storage);
  }

  /** Every store that may hold files. */
  get all(): FileStorage[] {
    return this.s3 ? [this.disk, this.s3] : [this.disk];
  }

  /** The store that a file was written to, which need not be the one that new files go to. */
  of(name: StorageName): FileStorage {
    if (name === 'disk') return this.disk;
    if (this.s3) return this.s3;
    throw new StorageError(
      'unavailable',
      'The file lies in an object store, and S3_ENDPOINT is not configured.',
    );
  }
}
