import type { EnginePort, WorkerReply } from '../app/engine/conversion';
import { EngineSession } from '../app/engine/engine-session';

/** The worker's session in this thread, answering in later turns as a worker does. */
export function createEngineWorker(): EnginePort {
  const port: EnginePort = {
    onmessage: null,
    postMessage: (request) => session.answer(request),
    terminate: () => (port.onmessage = null),
  };
  const deliver = (data: WorkerReply): void => port.onmessage?.(new MessageEvent('message', { data }));
  const session = new EngineSession((reply) => setTimeout(() => deliver(reply)));
  return port;
}
