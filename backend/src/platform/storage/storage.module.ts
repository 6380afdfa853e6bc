import { Global, Module } from '@nestjs/common';
import { FileStores } from './file-stores';

@Global()
@Module({ providers: [FileStores], exports: [FileStores] })
export class StorageModule {}
