import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { storeError } from './s3-client';

const SILENCE_MS = 30_000;

/**
 * The body of a store's answer, chunk by chunk. Fails with StorageError when nothing came for `silenceMs`. The
 * deadline runs only while a chunk is awaited: a reader that takes its time is not the store's silence.
 */
export async function* storedBytes(body: Readable, silenceMs = SILENCE_MS): AsyncGenerator<Buffer> {
  if (body instanceof IncomingMessage) body.setTimeout(0);
  const waitForMore = () => setTimeout(() => body.destroy(new Error('The store stopped sending')), silenceMs);
  let silence = waitForMore();
  try {
    for await (const chunk of body) {
      clearTimeout(silence);
      yield chunk as Buffer;
      // A new one: a timer that was cleared does not run again when it is refreshed.
      silence = waitForMore();
    }
  } catch (error) {
    throw storeError('read', error);
  } finally {
    clearTimeout(silence);
    body.destroy();
  }
}
