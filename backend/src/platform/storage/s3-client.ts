import http from 'node:http';
import https from 'node:https';
import { Client, S3Error } from 'minio';
import type { S3Config } from '../config';
import { within } from '../lifecycle';
import { StorageError } from './file-storage';

/** Silence on the connection after which a call fails: the client library itself would wait for ever. */
const SILENCE_MS = 10_000;
/** How long one call may take in all, a part of an upload included. */
const CALL_MS = 60_000;
/** A store that says nothing; another call to it would be answered as little. */
export class SilentStore extends Error {}

const MISSING_CODES = new Set(['NoSuchKey', 'NotFound', 'NoSuchUpload']);

export function s3Client(config: S3Config, endpoint: string): Client {
  const url = new URL(endpoint);
  const secure = url.protocol === 'https:';
  const agentOptions = { keepAlive: true, maxSockets: 128 };
  return new Client({
    endPoint: url.hostname.replace(/^\[|\]$/g, ''),
    useSSL: secure,
    ...(url.port && { port: Number(url.port) }),
    region: config.region,
    accessKey: config.accessKey,
    secretKey: config.secretKey,
    pathStyle: config.pathStyle,
    transport: impatient(secure ? https : http),
    transportAgent: secure ? new https.Agent(agentOptions) : new http.Agent(agentOptions),
    // A failed call fails the upload or attempt, which is tried again as a whole.
    retryOptions: { disableRetry: true },
  });
}

function impatient(transport: Pick<typeof http, 'request'>): Pick<typeof http, 'request'> {
  const request = (options: http.RequestOptions, answered?: (response: http.IncomingMessage) => void) => {
    const sent = transport.request({ ...options, timeout: SILENCE_MS }, answered);
    sent.on('timeout', () =>
      sent.destroy(new SilentStore(`The store was silent for ${SILENCE_MS / 1000} s`)),
    );
    return sent;
  };
  return { request: request as typeof http.request };
}

/** What a call to the store gives, or a StorageError: of its answer, or after a minute without one. */
export async function answered<T>(what: string, call: Promise<T>): Promise<T> {
  try {
    return await within(CALL_MS, call, () => new SilentStore(`No answer within ${CALL_MS / 1000} s`));
  } catch (error) {
    throw storeError(what, error);
  }
}

export function storeError(what: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const missing = cause instanceof S3Error && MISSING_CODES.has(cause.code ?? '');
  return new StorageError(
    missing ? 'missing' : 'unavailable',
    `The object store could not ${what} the file.`,
    { cause },
  );
}
