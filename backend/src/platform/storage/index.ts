export { StorageError, type FileStorage, type FileWrite, type StorageName } from './file-storage';
export { FileStores } from './file-stores';
export { StorageModule } from './storage.module';
