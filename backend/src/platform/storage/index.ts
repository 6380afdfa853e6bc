export { StorageError, type FileStorage, type FileWrite, type StorageName } from './file-storage';
