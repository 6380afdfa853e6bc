import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { AttemptFault } from './faults';

/** What is parsed at one go: longer pieces would keep the process from its heartbeats and from other runs. */
const PIECE_BYTES = 32_768;

/**
 * The bytes of a stored file in pieces of at most 32 KiB. Ends with the fault `file_checksum` when they are not
 * the bytes that were uploaded, so whoever stores what was read must do so only after the last piece.
 */
export async function* verifiedBytes(
  stream: Readable,
  expected: { sha256: string; size: number },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
    if (size > expected.size) break;
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      if (start > 0) await setImmediate();
      yield chunk.subarray(start, start + PIECE_BYTES);
    }
  }
  if (size !== expected.size || hash.digest('hex') !== expected.sha256) throw changedFile();
}

function changedFile(): AttemptFault {
  const message =
    'The stored file is no longer what was uploaded (its SHA-256 differs), so none of it was imported. Upload it again.';
  return new AttemptFault('file_checksum', message, false);
}
