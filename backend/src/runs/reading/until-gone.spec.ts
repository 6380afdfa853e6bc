import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Response } from 'express';
import { untilGone } from './until-gone';

let server: Server;
let url: string;
let signal: AbortSignal;
let closed: Promise<unknown>;
let answers: boolean;
beforeAll(async () => {
  server = createServer((_request, response) => {
    signal = untilGone(response as Response);
    closed = once(response, 'close');
    if (answers) response.end('done');
    else response.write('so far');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('the signal of a caller', () => {
  it('is aborted by hanging up before the answer is complete', async () => {
    answers = false;
    const caller = new AbortController();
    await fetch(url, { signal: caller.signal });
    expect(signal.aborted).toBe(false);
    caller.abort();
    await closed;
    expect(signal.aborted).toBe(true);
  });

  it('is not aborted by the end of the answer', async () => {
    answers = true;
    await (await fetch(url)).text();
    await closed;
    expect(signal.aborted).toBe(false);
  });
});
