import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthRegistry } from '../health';
import { FileStores } from './file-stores';

/** Tells readiness whether new files can be stored. */
@Injectable()
export class StorageHealth implements OnModuleInit {
  constructor(
    private readonly stores: FileStores,
    private readonly registry: HealthRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('storage', async () => {
      await this.stores.current.check();
      return { status: 'up' };
    });
  }
}
