import { draftLike } from './drafts.mjs';
import { quantile } from './figures.mjs';

/** Resolves when the stream has sent the event. */
async function read(reader, event) {
  for (let text = ''; ;) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`The stream ended before ${event}`);
    text += value;
    if (text.includes(`event: ${event}`)) return;
  }
}

/** From the start request to the first `run.progress` at a client that listens, on an idle worker. */
export async function measureFirstProgress({ client, owner, watch }, draft, times) {
  const taken = [];
  for (let n = 0; n < times; n++) {
    const runId = await draftLike(owner, draft);
    const ended = watch.ended(runId);
    const response = await client.request('GET', `/api/runs/${runId}/events`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    await read(reader, 'run.snapshot');
    const began = performance.now();
    await client.start(runId);
    await read(reader, 'run.progress');
    taken.push(performance.now() - began);
    await ended;
    await reader.cancel();
  }
  return { times, medianMs: quantile(taken), p95Ms: quantile(taken, 0.95) };
}
