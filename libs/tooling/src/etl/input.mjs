import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Complaint } from './complaint.mjs';

const CHUNK_BYTES = 262_144;

/** @type {Record<string, string>} */
const reasons = {
  ENOENT: 'there is no such file',
  EACCES: 'permission is missing',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'the disk of the temporary folder is full',
};

/** Does `work`; a file system error becomes a Complaint that names the file and why. */
export async function orComplain(file, work) {
  try {
    return await work();
  } catch (error) {
    if (typeof error.syscall !== 'string') throw error;
    throw new Complaint(`cannot read ${file}: ${reasons[error.code] ?? error.message}.`, { cause: error });
  }
}

/** The path as the person who typed it means it: npm runs scripts from the workspace's root. */
export function typedPath(file) {
  const from = process.env.npm_lifecycle_event === 'etl' ? process.env.INIT_CWD : undefined;
  return path.resolve(from ?? process.cwd(), file);
}

/** A temporary copy of what can be read only once; without a name where the system allows it, so that nothing stays. */
async function spooled(source) {
  const copy = path.join(tmpdir(), `etl-${randomUUID()}`);
  const handle = await open(copy, 'wx+', 0o600);
  try {
    await rm(copy, { force: true });
    for await (const chunk of source) await handle.appendFile(chunk);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function opened(file) {
  if (file === '-') return spooled(process.stdin);
  const place = typedPath(file);
  const found = await stat(place);
  if (found.isFile() || found.isDirectory()) return open(place);
  return spooled(createReadStream(place));
}

/** A file to be read several times, in chunks, from its start; `-` is standard input. */
export class Input {
  #handle;

  constructor(name, handle) {
    this.name = name;
    this.#handle = handle;
  }

  static async open(file) {
    const name = file === '-' ? 'standard input' : file;
    return new Input(name, await orComplain(name, () => opened(file)));
  }

  /** @returns {AsyncGenerator<Uint8Array, void>} */
  async *chunks() {
    for (let position = 0; ;) {
      const { buffer, bytesRead } = await orComplain(this.name, () =>
        this.#handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, position),
      );
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** Bytes. */
  async size() {
    return (await this.#handle.stat()).size;
  }

  close() {
    return this.#handle.close();
  }
}
