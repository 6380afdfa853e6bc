import type { EnginePort } from './conversion';

/** A thread that runs the import's engine. */
export function createEngineWorker(): EnginePort {
  return new Worker(new URL('./engine.worker', import.meta.url), { type: 'module' });
}
