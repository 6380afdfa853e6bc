import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StorageError, type FileStorage, type FileWrite } from './file-storage';

const READ_BYTES = 256 * 1024;
const WRITE_BUFFER_BYTES = 1024 * 1024;
const PART = '.part';
const KEY = /^[\w-]{8,64}$/;

/**
 * Files in a directory. A file is written under a private name beside its final place, made durable (fsync of
 * file and directory) and renamed, so that a key never names half a file, also after a loss of power.
 */
export class DiskStorage implements FileStorage {
  readonly name = 'disk';

  constructor(private readonly directory: string) {}

  async write(key: string): Promise<FileWrite> {
    const target = this.pathOf(key);
    const part = `${target}${PART}`;
    const handle = await stored('create', async () => {
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      return open(part, 'wx', 0o600);
    });
    const stream = fileSink(handle);
    return {
      stream,
      commit: () =>
        stored('keep', async () => {
          await finished(stream);
          await rename(part, target);
          await syncDirectory(path.dirname(target));
        }),
      abort: async () => {
        if (!stream.destroyed) stream.destroy();
        if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve));
        await stored('remove', () => rm(part, { force: true }));
      },
    };
  }

  async open(key: string): Promise<Readable> {
    const handle = await stored('open', () => open(this.pathOf(key), 'r'));
    return Readable.from(chunksOf(handle), { objectMode: false });
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stored('look up', () => stat(this.pathOf(key)))).size;
    } catch (error) {
      if (error instanceof StorageError && error.code === 'missing') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await stored('remove', () => rm(this.pathOf(key), { force: true }));
  }

  async *writtenBefore(instant: Date): AsyncGenerator<string> {
    for await (const { name, modifiedAt } of this.files())
      if (KEY.test(name) && modifiedAt < instant) yield name;
  }

  async removeUnfinished(instant: Date): Promise<number> {
    let removed = 0;
    for await (const { name, place, modifiedAt } of this.files()) {
      if (!name.endsWith(PART) || modifiedAt >= instant) continue;
      await stored('remove', () => rm(place, { force: true }));
      removed += 1;
    }
    return removed;
  }

  /** Only the folders that keys make: what else lies in the directory is not ours. */
  private async *files(): AsyncGenerator<{ name: string; place: string; modifiedAt: Date }> {
    const folders = await stored('list', () => readdir(this.directory)).catch(nothingWhereMissing);
    for (const folder of folders.filter((name) => name.length === 2)) {
      const names = await stored('list', () => readdir(path.join(this.directory, folder)));
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
    await stored('reach', async () => {
      await mkdir(this.directory, { recursive: true, mode: 0o700 });
      await access(this.directory, constants.R_OK | constants.W_OK);
    });
  }

  // Two letters of the key a folder: some file systems are slow with many files in one.
  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new StorageError('missing', 'There is no file by this key.');
    return path.join(this.directory, key.slice(0, 2), key);
  }
}

function fileSink(handle: FileHandle): Writable {
  return new Writable({
    highWaterMark: WRITE_BUFFER_BYTES,
    write: (chunk: Buffer, _encoding, done) => settle(handle.writeFile(chunk), done),
    final: (done) => settle(handle.sync(), done),
    destroy: (error, done) => {
      handle.close().then(
        () => done(error),
        (closing: unknown) => done(error ?? storageError('close', closing)),
      );
    },
  });
}

function settle(writing: Promise<void>, done: (error?: Error) => void): void {
  writing.then(
    () => done(),
    (error: unknown) => done(storageError('write', error)),
  );
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const { bytesRead, buffer } = await stored('read', () => handle.read(Buffer.allocUnsafe(READ_BYTES)));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
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

async function stored<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(what, error);
  }
}

function storageError(what: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const missing = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT';
  return new StorageError(missing ? 'missing' : 'unavailable', `Could not ${what} the file on disk.`, {
    cause,
  });
}
