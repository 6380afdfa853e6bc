import net from 'node:net';
import { filesIn } from '../actors/stored-files.mjs';
import { Workload } from '../actors/workload.mjs';
import { unless } from '../promise.mjs';

const MB = 1_000_000;
const HEAD = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
const ROWS = Buffer.from('2026-02-01,Brand,Search,1.50,1,1\n'.repeat(2_000));
const chunk = (bytes) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/** What is sent after the request's head; each goes on until it is cut. */
const abuses = {
  '300 MB in chunks': {
    *body() {
      yield chunk(Buffer.from(`${HEAD}Day,Campaign,Channel,Cost,Clicks,Conv.\n`));
      for (let sent = 0; sent < 300 * MB; sent += ROWS.length) yield chunk(ROWS);
    },
  },
  'a sender that stalls': {
    stalls: true,
    *body() {
      yield chunk(Buffer.from(`${HEAD}Day,Campaign`));
    },
  },
  '100,000 parts': {
    *body() {
      const part = chunk(
        Buffer.from('--edge\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n'.repeat(100)),
      );
      for (let sent = 0; sent < 1_000; sent++) yield part;
    },
  },
  'a field name of 1 MB': {
    *body() {
      const name = 'n'.repeat(50_000);
      yield chunk(Buffer.from('--edge\r\nContent-Disposition: form-data; name="'));
      for (let sent = 0; sent < 20; sent++) yield chunk(Buffer.from(name));
    },
  },
  'a gzip body': {
    headers: 'Content-Encoding: gzip\r\n',
    *body() {
      for (let sent = 0; sent < 300 * MB; sent += ROWS.length) yield chunk(ROWS);
    },
  },
};

/** Sends until the server ends the connection. @returns {Promise<{ seconds: number, taken: number, status: number }>} */
function send(url, headers, datasetId, { body, headers: more = '', stalls = false }) {
  const { hostname, port } = new URL(url);
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = net.connect({ host: hostname, port: Number(port) });
    let answer = '';
    const ended = () => {
      clearTimeout(giveUp);
      socket.destroy();
      const seconds = (performance.now() - began) / 1000;
      resolve({
        seconds,
        taken: socket.bytesWritten - socket.writableLength,
        status: Number(answer.split(' ')[1] ?? 0),
      });
    };
    const giveUp = setTimeout(ended, 90_000);
    socket
      .on('data', (data) => (answer += data))
      .on('error', () => undefined)
      .once('close', ended);
    const head = Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(
      `POST /api/datasets/${datasetId}/uploads HTTP/1.1\r\nHost: x\r\n${head}${more}` +
        'Content-Type: multipart/form-data; boundary=edge\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const pieces = body();
    const sendMore = () => {
      for (;;) {
        const { value, done } = pieces.next();
        if (done || socket.destroyed) return;
        if (!socket.write(value)) return void socket.once('drain', sendMore);
      }
    };
    sendMore();
    if (stalls) socket.setTimeout(0);
  });
}

/** @type {import('../promise.mjs').Promised} */
export const wireLimits = {
  id: 'P14',
  says: 'limits hold at the wire',
  wants: 'cut in ≤ 5 s (a stall ≤ 60 s) with little more than the limit read, nothing left',
  async test({ stage, random, scale }) {
    const workload = await Workload.on(stage, random);
    const datasetId = await workload.dataset();
    const before = (await filesIn(stage)).length;
    const { client } = workload;
    const outcomes = await Promise.all(
      Object.entries(abuses).map(async ([name, abuse]) => ({
        name,
        stalls: 'stalls' in abuse,
        ...(await send(client.url(), client.headers, datasetId, abuse)),
      })),
    );
    const left = (await filesIn(stage)).length - before;
    const runs = await workload.rows('SELECT 1 FROM import_run WHERE dataset_id = $1', [datasetId]);
    await workload.end();
    return {
      figures: Object.fromEntries(
        outcomes.map(({ name, seconds, taken, status }) => [
          name,
          `${status} after ${seconds.toFixed(1)} s, ${(taken / MB).toFixed(1)} MB sent`,
        ]),
      ),
      faults: [
        ...outcomes.flatMap(({ name, stalls, seconds, taken, status }) => [
          ...unless(seconds <= (stalls ? 60 : scale.of(10, 5)), `${name}: cut after ${seconds.toFixed(1)} s`),
          // What the kernels of both ends hold comes on top of what was read.
          ...unless(taken < 24 * MB, `${name}: ${(taken / MB).toFixed(1)} MB were sent`),
          ...unless(status === 0 || (status >= 400 && status < 500), `${name}: answered ${status}`),
        ]),
        ...unless(left === 0 && runs.length === 0, `${left} files and ${runs.length} runs were left`),
      ],
    };
  },
};
