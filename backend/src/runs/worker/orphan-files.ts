import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type FileStorage, FileStores } from '../../platform/storage';
import { StoredFilesRepository } from '../stored-files.repository';

/** Longer than any upload takes: what is younger may belong to one whose run is not inserted yet. */
const ORPHAN_MS = 24 * 3_600_000;
const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;
const BATCH = 500;

/**
 * Removes what crashes left in the stores: files that no upload knows and writes that never ended, both a day old.
 * A store belongs to one installation: another one's files would be orphans here.
 */
@Injectable()
export class OrphanFiles implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(OrphanFiles.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly stores: FileStores,
    private readonly files: StoredFilesRepository,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = () => void this.remove(new Date(Date.now() - ORPHAN_MS));
    this.timers = [setTimeout(sweep, FIRST_MS), setInterval(sweep, EVERY_MS)];
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Never throws: a store that does not answer is looked at an hour later. */
  async remove(writtenBefore: Date): Promise<void> {
    for (const store of this.stores.all) {
      try {
        const unfinished = await store.removeUnfinished(writtenBefore);
        const orphans = await this.removeOrphans(store, writtenBefore);
        if (unfinished + orphans > 0)
          this.logger.log({ message: 'Swept a store', store: store.name, unfinished, orphans });
      } catch (error) {
        this.logger.warn({ message: 'A store could not be swept', store: store.name, error });
      }
    }
  }

  private async removeOrphans(store: FileStorage, writtenBefore: Date): Promise<number> {
    let removed = 0;
    let keys: string[] = [];
    const removeUnknown = async () => {
      for (const key of await this.files.unknownOf(store.name, keys)) {
        await store.remove(key);
        removed += 1;
      }
      keys = [];
    };
    for await (const key of store.writtenBefore(writtenBefore)) {
      keys.push(key);
      if (keys.length === BATCH) await removeUnknown();
    }
    if (keys.length > 0) await removeUnknown();
    return removed;
  }
}
