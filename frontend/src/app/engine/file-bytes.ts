/** Bytes read before the thread looks for newer requests. */
const SLICE_BYTES = 256 * 1024;

/** The bytes of a file, a slice at a time. Throws `FileGoneError`. */
export async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += SLICE_BYTES) {
    yield new Uint8Array(await read(file.slice(start, start + SLICE_BYTES)));
  }
}

/** A file that was changed, moved or deleted after it had been chosen: the browser reads it no more. */
export class FileGoneError extends Error {}

async function read(slice: Blob): Promise<ArrayBuffer> {
  try {
    return await slice.arrayBuffer();
  } catch (cause) {
    throw new FileGoneError('The file can no longer be read.', { cause });
  }
}
