import { setImmediate } from 'node:timers/promises';
import { EtlStudio, fileOf, type Run } from './index';
import { events, json, problem, ScriptedServer } from './testing/scripted-server';

let server: ScriptedServer;
let url: string;
let studio: EtlStudio;
beforeEach(async () => {
  server = new ScriptedServer();
  url = await server.start();
  studio = new EtlStudio({ url: `${url}/`, apiKey: 'etl_secret' });
});
afterEach(() => server.stop());

const busy = { 'Retry-After': '0' };

describe('a request', () => {
  it('is made by the key, and a write under an idempotency key of its own', async () => {
    server.next(json({ id: 'd1' }, 201), json({ id: 'd1' }));
    await studio.datasets.create({ name: 'Ads' });
    await studio.datasets.get('d1');
    const [write, read] = server.asked;
    expect([write?.method, write?.path, write?.body]).toEqual(['POST', '/api/datasets', '{"name":"Ads"}']);
    expect(write?.headers).toMatchObject({
      authorization: 'Bearer etl_secret',
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect([read?.path, read?.headers['idempotency-key']]).toEqual(['/api/datasets/d1', undefined]);
  });

  it('that meets a busy server is sent again as it was, under the same key', async () => {
    server.next(problem(429, 'too_many_requests', busy), problem(503, 'unavailable', busy));
    server.next(problem(409, 'request_in_flight', busy), json({ id: 'd1' }, 201));
    expect(await studio.datasets.create({ name: 'Ads' })).toEqual({ id: 'd1' });
    const sent = server.asked.map(({ body, headers }) => [body, headers['idempotency-key']]);
    expect(sent).toEqual(Array.from({ length: 4 }, () => sent[0]));
  });

  it('that is refused is not sent again, and says why', async () => {
    const errors = [{ path: 'name', message: 'name must not be empty' }];
    server.next(problem(400, 'invalid_request', {}, { errors }));
    const refusal = studio.datasets.create({ name: '' });
    await expect(refusal).rejects.toMatchObject({
      name: 'ProblemError',
      status: 400,
      code: 'invalid_request',
      message: 'It is invalid_request. name: name must not be empty.',
    });
    expect(server.asked).toHaveLength(1);
  });

  it('is given up after its tries, and at once where the server asks for a longer pause', async () => {
    const hasty = new EtlStudio({ url, apiKey: 'k', tries: 2, maxPauseSeconds: 1 });
    server.next(problem(503, 'unavailable', busy), problem(503, 'unavailable', busy));
    await expect(hasty.limits()).rejects.toMatchObject({ code: 'unavailable', retryAfter: 0 });
    expect(server.asked).toHaveLength(2);
    server.next(problem(429, 'too_many_requests', { 'Retry-After': '2' }));
    await expect(hasty.limits()).rejects.toMatchObject({ code: 'too_many_requests', retryAfter: 2 });
    expect(server.asked).toHaveLength(3);
  });

  it('names the address where nobody answers, and the status of who is not the product', async () => {
    server.next((response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>No</h1>'));
    await expect(studio.limits()).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining(url),
    });
    const nobody = new EtlStudio({ url: 'http://127.0.0.1:9', apiKey: 'k', tries: 1 });
    await expect(nobody.limits()).rejects.toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining('http://127.0.0.1:9'),
    });
  });
});

it('lists page after page, as they are asked for', async () => {
  server.next(json({ items: ['a', 'b'], nextCursor: 'x y' }), json({ items: ['c'], nextCursor: null }));
  const items: unknown[] = [];
  for await (const item of studio.datasets.list()) {
    expect(server.asked).toHaveLength(items.length < 2 ? 1 : 2);
    items.push(item);
  }
  expect(items).toEqual(['a', 'b', 'c']);
  expect(server.asked[1]?.path).toBe('/api/datasets?limit=500&cursor=x%20y');
});

describe('a file', () => {
  it('goes out as the last part, and whole once more when it has to', async () => {
    server.next(problem(503, 'unavailable', busy), json({ id: 'r1' }, 202));
    const source = { source: 'Day' };
    const mapping = { date: source, campaign: source, channel: source, spend: source };
    await studio.importFile('d1', fileOf('Day,Cost\n', 'a "b".csv'), { mapping, waitSeconds: 5 });
    const [first, again] = server.asked;
    expect(again?.body).toBe(first?.body);
    expect(first?.path).toBe('/api/imports');
    const parts = (first?.body ?? '').split(/--etl-[\da-f-]{36}(?:--)?\r\n/).filter(Boolean);
    expect(parts).toEqual([
      'Content-Disposition: form-data; name="datasetId"\r\n\r\nd1\r\n',
      'Content-Disposition: form-data; name="mapping"\r\n\r\n' + `${JSON.stringify(mapping)}\r\n`,
      'Content-Disposition: form-data; name="wait"\r\n\r\n5\r\n',
      'Content-Disposition: form-data; name="file"; filename="a %22b%22.csv"\r\nContent-Type: text/csv\r\n\r\nDay,Cost\n\r\n',
    ]);
  });

  it('is read no faster than it goes out', async () => {
    const [pieces, size] = [512, 262_144];
    let read = 0;
    let readAtFirst = 0;
    server.onPiece = () => (readAtFirst ||= read);
    server.next(json({}, 201));
    async function* chunks() {
      while (read++ < pieces) {
        await setImmediate();
        yield new Uint8Array(size);
      }
    }
    await studio.datasets.upload('d1', { name: 'big.csv', chunks });
    expect(server.asked[0]?.body.length).toBeGreaterThan(pieces * size);
    expect(readAtFirst).toBeLessThan(pieces / 4);
  });
});

describe('a run', () => {
  const state = (event: string, seq: number, run: Partial<Run>) =>
    `event: ${event}\nid: ${seq}\ndata: ${JSON.stringify({ seq, ...run })}\n\n`;

  it('is watched to its end, also where its stream breaks off', async () => {
    server.next(events(': hello\n\n', state('run.snapshot', 1, { status: 'QUEUED' }), 'event: run.pro'));
    server.next(problem(503, 'unavailable', busy));
    server.next(events(state('run.snapshot', 2, { status: 'RUNNING' }), 'event: stream.end\ndata: {}\n\n'));
    server.next(events(state('run.completed', 3, { status: 'SUCCEEDED' })));
    const seen: string[] = [];
    const run = await studio.runs.wait('r1', { onProgress: ({ status }) => seen.push(status) });
    expect([run.status, seen]).toEqual(['SUCCEEDED', ['QUEUED', 'RUNNING', 'SUCCEEDED']]);
    expect(server.asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1', '1', '2']);
  });

  it('is waited for no longer than wanted', async () => {
    server.next((response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(state('run.snapshot', 1, { status: 'RUNNING' }));
    });
    const waiting = studio.runs.wait('r1', { timeoutSeconds: 0.3 });
    await expect(waiting).rejects.toThrow('Run r1 has not ended after 0.3 s: it is RUNNING.');
  });

  it('that is not there is not waited for', async () => {
    server.next(problem(404, 'not_found'));
    await expect(studio.runs.wait('r1')).rejects.toMatchObject({ code: 'not_found' });
  });
});
