import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { onDisk, opened, USUAL_PATIENCE } from './disk-calls';
import { fileSink, fileSource } from './disk-streams';
import { StorageError, type ByteRange, type FileStorage, type FileWrite } from './file-storage';

const PART = '.part';
const KEY = /^[\w-]{8,64}$/;

/**
 * Files in a directory. A file is written under a private name beside its final place, made durable (fsync of
 * file and directory) and renamed, so that a key never names half a file, also after a loss of power.
 */
export class DiskStorage implements FileStorage {
  readonly name = 'disk';

  constructor(
    private readonly directory: string,
    private readonly patience = USUAL_PATIENCE,
  ) {}

  async write(key: string): Promise<FileWrite> {
    const target = this.pathOf(key);
    const part = `${target}${PART}`;
    const handle = await opened('create', this.patience.callMs, async () => {
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      return open(part, 'wx', 0o600);
    });
    const stream = fileSink(handle, this.patience);
    return {
      stream,
      commit: () =>
        onDisk('keep', this.patience.keepMs, async () => {
          await finished(stream);
          await rename(part, target);
          await syncDirectory(path.dirname(target));
        }),
      abort: async () => {
        if (!stream.destroyed) stream.destroy();
        if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve));
        await this.call('remove', () => rm(part, { force: true }));
      },
    };
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const place = this.pathOf(key);
    const handle = await opened('open', this.patience.callMs, () => open(place, 'r'));
    return fileSource(handle, this.patience, range);
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await this.call('look up', () => stat(this.pathOf(key)))).size;
    } catch (error) {
      if (error instanceof StorageError && error.code === 'missing') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.call('remove', () => rm(this.pathOf(key), { force: true }));
  }

  async *writtenBefore(instant: Date): AsyncGenerator<string> {
    for await (const { name, modifiedAt } of this.files())
      if (KEY.test(name) && modifiedAt < instant) yield name;
  }

  async removeUnfinished(instant: Date): Promise<number> {
    let removed = 0;
    for await (const { name, place, modifiedAt } of this.files()) {
      if (!name.endsWith(PART) || modifiedAt >= instant) continue;
      await this.call('remove', () => rm(place, { force: true }));
      removed += 1;
    }
    return removed;
  }

  /** Only the folders that keys make: what else lies in the directory is not ours. */
  private async *files(): AsyncGenerator<{ name: string; place: string; modifiedAt: Date }> {
    const folders = await this.call('list', () => readdir(this.directory)).catch(nothingWhereMissing);
    for (const folder of folders.filter((name) => name.length === 2)) {
      const names = await this.call('list', () => readdir(path.join(this.directory, folder)));
      for (const name of names) {
        const place = path.join(this.directory, folder, name);
        const found = await stat(place).catch(() => null);
        // Removed meanwhile, or no file.
        if (found?.isFile() && name.startsWith(folder)) yield { name, place, modifiedAt: found.mtime };
      }
    }
  }

  publicUrl(): Promise<null> {
    return Promise.resolve(null);
  }

  async check(): Promise<void> {
    await this.call('reach', async () => {
      await mkdir(this.directory, { recursive: true, mode: 0o700 });
      await access(this.directory, constants.R_OK | constants.W_OK);
    });
  }

  private call<T>(what: string, work: () => Promise<T>): Promise<T> {
    return onDisk(what, this.patience.callMs, work);
  }

  // Two letters of the key a folder: some file systems are slow with many files in one.
  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new StorageError('missing', 'There is no file by this key.');
    return path.join(this.directory, key.slice(0, 2), key);
  }
}

function nothingWhereMissing(error: unknown): string[] {
  if (error instanceof StorageError && error.code === 'missing') return [];
  throw error;
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
