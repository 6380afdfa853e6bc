import http from 'node:http';
import { once } from 'node:events';

const eventsPerSecond = 20;

/**
 * Stands before the product and answers the stream of one run itself: an import that gets on at so many events a second.
 * @param {string} url of the product @param {string} runId @param {object} run as the API answers it
 */
async function eventSource(url, runId, run) {
  const server = http.createServer((request, response) => {
    const isStream = request.url?.includes(`/${runId}/events`);
    if (isStream) return void stream(response, run);
    const passed = http.request(`${url}${request.url}`, { method: request.method, headers: request.headers });
    passed.on('response', (answer) => {
      const isRun = request.url === `/api/runs/${runId}` && request.method === 'GET';
      if (!isRun) {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        return void answer.pipe(response);
      }
      answer.resume();
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(at(run, 0)));
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() ?? server.close() };
}

/** The run after so many events. */
const at = (run, events) => ({
  ...run,
  ...{ status: 'RUNNING', finishedAt: null, phase: 'importing', control: null, seq: 1_000 + events },
  ...{ processedRows: events * 71, validRows: events * 70, invalidRows: events, rowsPerSecond: 1_400 },
  ...{ progressPercent: Math.min(99, events / 13), spend: `${events * 123}.5` },
});

function stream(response, run) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  let events = 0;
  const send = (name) =>
    response.write(`id: ${1_000 + events}\nevent: ${name}\ndata: ${JSON.stringify(at(run, events))}\n\n`);
  send('run.snapshot');
  const timer = setInterval(() => {
    events += 1;
    send('run.progress');
  }, 1_000 / eventsPerSecond);
  response.on('close', () => clearInterval(timer));
}

/** In the page: counts the turns in which the page was changed. */
function watchRenders() {
  const counted = { renders: 0 };
  Object.assign(globalThis, { counted });
  const changes = new MutationObserver(() => (counted.renders += 1));
  changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** A run watched for a minute. @param {import('../console.mjs').Setting} setting */
export async function streamOfEvents({ camera, seeded: { client, run: runId }, seconds }) {
  const run = await client.insist('GET', `/api/runs/${runId}`, 200);
  const source = await eventSource(camera.url, runId, { ...run, startedAt: new Date().toISOString() });
  const page = await camera.page({ theme: 'light', width: 1440, height: 900, frozen: false });
  await page.goto(`${source.address}/login`);
  await page.goto(`${source.address}/runs/${runId}`);
  await page.locator('[data-link="live"]').waitFor();
  const devtools = await page.context().newCDPSession(page);
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  await page.waitForTimeout(5_000);
  const before = await heap();
  await page.evaluate(watchRenders);
  await page.waitForTimeout(seconds * 1_000);
  const { renders } = await page.evaluate(() => /** @type {any} */ (globalThis).counted);
  const grown = (await heap()) - before;
  await page.context().close();
  source.close();
  const what = `${eventsPerSecond} events a second for ${seconds} s`;
  return [
    { what: `${what}, renders a second`, value: renders / seconds, digits: 1, unit: '', goal: 5 },
    { what: '… heap grown', value: grown, digits: 2, unit: 'MB', goal: 5 },
  ];
}
