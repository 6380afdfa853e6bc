/** The thread of `uploadAtOnce`: sends all files at the same time, none of which is ever whole in memory. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const HEADER = 'Day,Campaign,Channel,Cost,Clicks,Conv.\n';
const LINES_A_PIECE = 2_000;

/** The file of a number: other bytes than those of every other number. */
function* piecesOf(number, bytes) {
  const piece = Buffer.from(`2026-02-01,Brand ${number},Search,1.50,1,1\n`.repeat(LINES_A_PIECE));
  yield Buffer.from(HEADER);
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
}

function sha256Of(pieces) {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

const sizeOf = (pieces) => pieces.reduce((sum, { length }) => sum + length, 0);

async function textOf(response) {
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece;
  return text;
}

/** Sends until all is sent, or an answer came before. */
async function send(call, pieces) {
  let answered = false;
  const over = Promise.race([once(call, 'response'), once(call, 'close')]).then(() => (answered = true));
  for (const piece of pieces) {
    if (answered) return;
    if (!call.write(piece)) await Promise.race([once(call, 'drain'), over]);
  }
  call.end();
}

async function upload({ url, headers, number, bytes }) {
  const boundary = `upload-${number}`;
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${number}.csv"\r\nContent-Type: text/csv\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const body = () => [head, ...piecesOf(number, bytes), tail];
  const call = request(url, {
    method: 'POST',
    agent: false,
    headers: {
      ...headers,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': sizeOf(body()),
    },
  });
  const response = new Promise((resolve, reject) => call.once('response', resolve).once('error', reject));
  const began = performance.now();
  call.on('error', () => undefined);
  send(call, body()).catch(() => undefined);
  const answer = await response;
  const text = await textOf(answer);
  call.destroy();
  const status = answer.statusCode;
  return {
    status,
    ms: performance.now() - began,
    retryAfter: Number(answer.headers['retry-after']),
    right: status !== 201 || JSON.parse(text).run.sha256 === sha256Of(piecesOf(number, bytes)),
  };
}

const answers = await Promise.all(
  workerData.uploads.map((each) => upload(each).catch((error) => ({ status: 0, error: String(error) }))),
);
parentPort?.postMessage(answers);
