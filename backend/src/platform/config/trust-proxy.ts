import { isIP } from 'node:net';
import type { EnvReader } from './env-reader';

/** Express's `trust proxy`: off, a number of hops, or the proxies' addresses. */
export type TrustProxy = false | number | readonly string[];

/** `TRUST_PROXY`: a hop count or a comma-separated list of addresses and CIDR ranges; off by default. */
export function readTrustProxy(env: EnvReader): TrustProxy {
  const text = env.text('TRUST_PROXY');
  if (text === undefined || text === '0') return false;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const ranges = text.split(',').map((range) => range.trim());
  if (ranges.every(isRange)) return ranges;
  env.faults.push(`TRUST_PROXY is "${text}"; expected a number of proxies or addresses such as 10.0.0.0/8.`);
  return false;
}

function isRange(range: string): boolean {
  const [address = '', bits] = range.split('/');
  return isIP(address) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
}
