import type { FileHandle } from 'node:fs/promises';
import { within } from '../lifecycle';
import { StorageError } from './file-storage';

/** What one call may take: a network's disk that is gone answers nothing at all. Tests take less. */
export interface DiskPatience {
  /** Milliseconds for all but `keepMs`. */
  callMs: number;
  /** Milliseconds to make a whole file durable, however much of it the system still holds. */
  keepMs: number;
}

export const USUAL_PATIENCE: DiskPatience = { callMs: 10_000, keepMs: 60_000 };

/** What a call on the disk gives, or a StorageError: of what it failed with, or when its time was over. */
export async function onDisk<T>(what: string, ms: number, work: () => Promise<T>): Promise<T> {
  try {
    return await within(ms, work(), () => new Error(`No answer within ${ms / 1000} s`));
  } catch (error) {
    throw diskError(what, error);
  }
}

/** As `onDisk`; a file that is opened after nobody waits for it any more is closed. */
export async function opened(what: string, ms: number, open: () => Promise<FileHandle>): Promise<FileHandle> {
  let opening: Promise<FileHandle> | undefined;
  try {
    return await onDisk(what, ms, () => (opening = open()));
  } catch (error) {
    opening?.then((handle) => handle.close()).catch(() => undefined);
    throw error;
  }
}

export function diskError(what: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const missing = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT';
  const message = `Could not ${what} the file on disk.`;
  return new StorageError(missing ? 'missing' : 'unavailable', message, { cause });
}
