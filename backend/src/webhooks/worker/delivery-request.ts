import { type ClientRequest, request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import { WebhookTargets } from '../webhook-targets';

const TIMEOUT_MS = 10_000;
/** Nothing of an answer's body is needed; so much is read for politeness. */
const MOST_ANSWER_BYTES = 65_536;

/** Posts a delivery. Redirects are not followed: they would lead around the checks of the address. */
@Injectable()
export class DeliveryRequest {
  constructor(private readonly targets: WebhookTargets) {}

  /** The status of the answer. Throws, with words for the delivery log, where there is none. */
  async post(address: string, body: string, headers: Record<string, string>): Promise<number> {
    const url = new URL(address);
    if (this.targets.refusesAddressOf(url)) throw new Error('The URL leads into a private network');
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      lookup: this.targets.lookup,
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return statusOf(send(url, options), body);
  }
}

function statusOf(request: ClientRequest, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request.once('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_ANSWER_BYTES) response.destroy();
      });
      response.on('error', () => undefined);
      resolve(response.statusCode ?? 0);
    });
    request.on('error', (error) =>
      reject(error.name === 'AbortError' || error.name === 'TimeoutError' ? tooSlow(error) : error),
    );
    // The last resort, such as for a switch of protocols, which is no answer and ends without an error.
    request.on('close', () => reject(new Error('The receiver closed the connection without an answer')));
    request.end(body);
  });
}

function tooSlow(cause: Error): Error {
  return new Error(`No answer within ${TIMEOUT_MS / 1000} seconds`, { cause });
}
