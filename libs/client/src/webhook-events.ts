import type { WebhookEvent } from './types';

const SIGNATURE = /^t=(\d+),v1=((?:[0-9a-f]{2}){32})$/;
const TOLERANCE_SECONDS = 300;

/** A delivery that is not from the webhook with this secret, or an old one sent again by somebody else. */
export class WebhookSignatureError extends Error {
  override readonly name = 'WebhookSignatureError';
}

/**
 * The event of a webhook's delivery, once its signature is verified.
 * `signature`: the header `ETL-Signature`. `body`: as it came in, before anything parses it.
 */
export async function readWebhook(
  secret: string,
  signature: string | null | undefined,
  body: string,
  toleranceSeconds = TOLERANCE_SECONDS,
): Promise<WebhookEvent> {
  const [, t = '', v1 = ''] = SIGNATURE.exec(signature ?? '') ?? [];
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
  const isOurs = await crypto.subtle.verify('HMAC', key, bytesOf(v1), encoder.encode(`${t}.${body}`));
  if (!isOurs) throw new WebhookSignatureError('The signature is not that of this webhook and body.');
  const age = Math.abs(Date.now() / 1000 - Number(t));
  if (age > toleranceSeconds)
    throw new WebhookSignatureError(`The delivery was signed ${Math.round(age)} s ago, or by another clock.`);
  return JSON.parse(body) as WebhookEvent;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
