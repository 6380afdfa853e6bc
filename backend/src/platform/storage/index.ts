export {
  StorageError,
  type ByteRange,
  type FileStorage,
  type FileWrite,
  type StorageName,
} from './file-storage';
export { FileStores } from './file-stores';
export { StorageHealth } from './storage-health';
export { StorageModule } from './storage.module';
