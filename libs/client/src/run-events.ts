import { ProblemError } from './errors';
import { sleep, type Transport } from './transport';
import type { Run } from './types';

const PAUSE_MS = 1_000;
/** How long the server may be away before following it is given up. */
const PATIENCE_MS = 120_000;

interface ServerEvent {
  event: string;
  id: string | undefined;
  data: unknown;
}

/**
 * The states of a run until it has ended, the last one included. Follows its event stream, and takes it up again where
 * it breaks off.
 */
export async function* statesOf(
  transport: Transport,
  runId: string,
  signal?: AbortSignal,
): AsyncGenerator<Run, void> {
  let lastId: string | undefined;
  let heard = Date.now();
  for (;;) {
    try {
      for await (const { event, id, data } of eventsOf(transport, runId, lastId, signal)) {
        heard = Date.now();
        lastId = id ?? lastId;
        if (event.startsWith('run.')) yield data as Run;
        if (event === 'run.completed') return;
      }
    } catch (error) {
      if (!isPassing(error) || signal?.aborted || Date.now() - heard > PATIENCE_MS) throw error;
    }
    await sleep(PAUSE_MS, signal);
  }
}

/** Whether the stream may be there again in a moment. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.status >= 500 || error.status === 429;
}

async function* eventsOf(
  transport: Transport,
  runId: string,
  lastId: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<ServerEvent, void> {
  const { body } = await transport.send({
    method: 'GET',
    path: `/api/runs/${encodeURIComponent(runId)}/events`,
    headers: { Accept: 'text/event-stream', ...(lastId !== undefined && { 'Last-Event-ID': lastId }) },
    signal,
  });
  if (!body) return;
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

/** Null for a comment or a hint. */
function eventOf(block: string): ServerEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [, name = '', value = ''] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
      return [name, value];
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return { event: fields.get('event') ?? 'message', id: fields.get('id'), data: JSON.parse(data) };
}
