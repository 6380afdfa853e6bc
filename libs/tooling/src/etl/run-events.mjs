import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './server.mjs';

const PAUSE_MS = 1_000;
/** How long the server may be away before following it is given up. */
const PATIENCE_MS = 120_000;

/**
 * The states of a run until it has ended, the last one included. Follows its event stream, and takes it up again
 * where it breaks off.
 * @param {import('./server.mjs').Server} server
 */
export async function* statesOf(server, runId) {
  let lastId = '';
  let heard = Date.now();
  for (;;) {
    try {
      for await (const { event, id, data } of eventsOf(server, runId, lastId)) {
        heard = Date.now();
        lastId = id ?? lastId;
        if (event.startsWith('run.')) yield data;
        if (event === 'run.completed') return;
      }
    } catch (error) {
      if (error instanceof Refusal && error.problem.status < 500 && error.problem.status !== 429) throw error;
      if (Date.now() - heard > PATIENCE_MS) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

async function* eventsOf(server, runId, lastId) {
  const response = await server.response('GET', `/api/runs/${runId}/events`, {
    headers: { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) },
  });
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

/** Null for a comment or a hint. */
function eventOf(block) {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [, name, value] = /^([a-z]*): ?(.*)$/.exec(line) ?? ['', '', ''];
      return [name, value];
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return { event: fields.get('event') ?? 'message', id: fields.get('id'), data: JSON.parse(data) };
}
