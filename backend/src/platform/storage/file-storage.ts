import type { Readable, Writable } from 'node:stream';

export const STORAGE_NAMES = ['disk', 's3'] as const;
/** Where a file lies; kept with the file, so that it stays readable after a switch. */
export type StorageName = (typeof STORAGE_NAMES)[number];

/** Bytes from an offset on up to another one, which is not among them; never none. */
export interface ByteRange {
  from: number;
  to: number;
}

/** A file on its way into storage: nobody sees it before `commit`, nothing is left of it after `abort`. */
export interface FileWrite {
  /** Takes the bytes; end it before `commit`. Destroying it is not enough: call `abort`. */
  readonly stream: Writable;
  /** Resolves once the whole file is durable and can be opened by its key. */
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/**
 * Bytes at rest, by key (a UUID of ours). Every call fails with StorageError within a deadline, also when the
 * store does not answer.
 */
export interface FileStorage {
  readonly name: StorageName;
  write(key: string): Promise<FileWrite>;
  /**
   * The file's bytes, or those of a range of it; fails with code `missing` before the first byte where there is none.
   * Of a file that ends before the range does, there come as many as there are.
   */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Size in bytes; null where there is no such file. */
  size(key: string): Promise<number | null>;
  /** Also resolves where there is no such file. */
  remove(key: string): Promise<void>;
  /** Keys of whole files written before the instant, in no order. */
  writtenBefore(instant: Date): AsyncIterable<string>;
  /** Removes what writes begun before the instant left unfinished; how many there were. */
  removeUnfinished(instant: Date): Promise<number>;
  /** An address a browser can read the file at for some minutes; null where the store has none. */
  publicUrl(key: string, fileName: string): Promise<string | null>;
  /** Fails unless the store can be reached and used. */
  check(): Promise<void>;
}

/** `missing`: no such file. `unavailable`: the store did not answer or refused; later it may not. */
export class StorageError extends Error {
  constructor(
    readonly code: 'missing' | 'unavailable',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
