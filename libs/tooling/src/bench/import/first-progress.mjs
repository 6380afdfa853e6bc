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

/** Milliseconds from the start request to the first `run.progress` at a client that listens, on an idle worker. */
async function firstProgress({ client, watch }, runId, basis) {
  const ended = watch.ended(runId);
  const response = await client.request('GET', `/api/runs/${runId}/events`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  await read(reader, 'run.snapshot');
  const began = performance.now();
  await client.start(runId, basis);
  await read(reader, 'run.progress');
  const taken = performance.now() - began;
  await ended;
  await reader.cancel();
  return taken;
}

/** Starts of validated files, and of files that nobody looked at before. */
export async function measureFirstProgress(server, draft, times) {
  const validated = [];
  const unseen = [];
  for (let n = 0; n < times; n++) {
    const first = await draftLike(server.owner, draft);
    validated.push(await firstProgress(server, first, await server.client.basis(first)));
    unseen.push(await firstProgress(server, await draftLike(server.owner, draft)));
  }
  return {
    times,
    medianMs: quantile(validated),
    p95Ms: quantile(validated, 0.95),
    unseen: { medianMs: quantile(unseen), p95Ms: quantile(unseen, 0.95) },
  };
}
