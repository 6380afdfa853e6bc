import { EngineSession } from './engine-session';

const session = new EngineSession((reply) => postMessage(reply));

addEventListener('message', ({ data }) => session.answer(data));
