/** The program of a thread that inspects files: it reads the pieces of all of them in the order they come. */
import { parentPort } from 'node:worker_threads';
import { FileError } from '@etl-studio/engine';
import type { Reply, Request } from './messages';
import { PartedInspector } from './parted-inspector';
import { warmUp } from './warm-up';

const inspectors = new Map<number, PartedInspector>();

function repliesTo(request: Request): Reply | null {
  const { id } = request;
  if (request.kind === 'begin') {
    inspectors.set(id, new PartedInspector(request.options));
    return null;
  }
  const inspector = inspectors.get(id);
  // Refused before: the rest of the file was on its way already.
  if (!inspector) return null;
  if (request.kind === 'bytes') {
    inspector.push(request.bytes);
    return { kind: 'took', id, bytes: request.bytes.length };
  }
  inspectors.delete(id);
  return request.kind === 'end' ? { kind: 'inspected', id, file: inspector.end() } : null;
}

function reply(request: Request): Reply | null {
  try {
    return repliesTo(request);
  } catch (error) {
    const { id } = request;
    inspectors.delete(id);
    if (error instanceof FileError) return { kind: 'refused', id, code: error.code, message: error.message };
    return { kind: 'failed', id, error };
  }
}

warmUp();
parentPort?.on('message', (request: Request) => {
  const answer = reply(request);
  if (answer) parentPort?.postMessage(answer);
});
