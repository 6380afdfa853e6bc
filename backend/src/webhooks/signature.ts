import { createHmac } from 'node:crypto';

/** The value of `ETL-Signature`: `t` in Unix seconds, `v1` the hex HMAC-SHA256 of `t.body`. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
