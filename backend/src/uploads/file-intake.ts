import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DialectChoice, Limits } from '@etl-studio/contracts';
import type { FileStorage, FileWrite, StorageName } from '../platform/storage';
import { displayName } from './display-name';
import { FileReading, type FileFacts } from './file-reading';
import type { Inspections } from './inspection';

/** A file that came in whole. */
export interface ReceivedFile extends FileFacts {
  storage: StorageName;
  key: string;
  /** Display text. */
  name: string;
}

/**
 * Takes one file in one pass: its bytes go to storage as they come, while hash, size and inspection are made of the
 * same chunks. What was taken is kept by `keep`; `discard` leaves nothing of it.
 */
export class FileIntake {
  private readonly key = randomUUID();
  private write: FileWrite | null = null;
  private kept = false;

  constructor(
    private readonly storage: FileStorage,
    private readonly inspections: Inspections,
    private readonly limits: Limits,
    private readonly said: DialectChoice,
  ) {}

  async take(originalName: string, bytes: Readable): Promise<ReceivedFile> {
    const reading = new FileReading(this.inspections, this.limits, this.said);
    this.write = await this.storage.write(this.key);
    await pipeline(bytes, reading, this.write.stream);
    return { storage: this.storage.name, key: this.key, name: displayName(originalName), ...reading.facts() };
  }

  async keep(): Promise<void> {
    await this.write?.commit();
    this.kept = true;
  }

  async discard(): Promise<void> {
    if (this.kept) await this.storage.remove(this.key);
    else await this.write?.abort();
  }
}
