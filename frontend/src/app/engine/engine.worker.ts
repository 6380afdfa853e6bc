import type { WorkerRequest } from './conversion';
import { EngineSession } from './engine-session';

const session = new EngineSession((reply) => postMessage(reply));

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => session.answer(data));
