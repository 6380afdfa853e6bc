import type { FileHandle } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { diskError, onDisk, type DiskPatience } from './disk-calls';
import type { ByteRange } from './file-storage';

const READ_BYTES = 256 * 1024;
const WRITE_BUFFER_BYTES = 1024 * 1024;

/** Takes the bytes of a file, and ends once they are durable. Owns the handle. */
export function fileSink(handle: FileHandle, { callMs, keepMs }: DiskPatience): Writable {
  return new Writable({
    highWaterMark: WRITE_BUFFER_BYTES,
    write: (chunk: Buffer, _encoding, done) =>
      settle(
        onDisk('write', callMs, () => handle.writeFile(chunk)),
        done,
      ),
    final: (done) =>
      settle(
        onDisk('write', keepMs, () => handle.sync()),
        done,
      ),
    destroy: (error, done) => close(handle, callMs, error, done),
  });
}

/** Gives the bytes of a file, or of a range of it. Owns the handle, also where nobody ever reads. */
export function fileSource(handle: FileHandle, { callMs }: DiskPatience, range?: ByteRange): Readable {
  let at = range?.from ?? 0;
  const to = range?.to ?? Number.POSITIVE_INFINITY;
  const next = () => {
    const length = Math.min(READ_BYTES, to - at);
    return handle.read(Buffer.allocUnsafe(length), 0, length, range ? at : null);
  };
  return new Readable({
    highWaterMark: READ_BYTES,
    read() {
      if (at >= to) {
        this.push(null);
        return;
      }
      onDisk('read', callMs, next).then(
        ({ bytesRead, buffer }) => {
          at += bytesRead;
          this.push(bytesRead === 0 ? null : buffer.subarray(0, bytesRead));
        },
        (error: unknown) => this.destroy(diskError('read', error)),
      );
    },
    destroy: (error, done) => close(handle, callMs, error, done),
  });
}

function settle(writing: Promise<void>, done: (error?: Error) => void): void {
  writing.then(
    () => done(),
    (error: unknown) => done(diskError('write', error)),
  );
}

function close(
  handle: FileHandle,
  callMs: number,
  error: Error | null,
  done: (error?: Error | null) => void,
): void {
  onDisk('close', callMs, () => handle.close()).then(
    () => done(error),
    (closing: unknown) => done(error ?? diskError('close', closing)),
  );
}
