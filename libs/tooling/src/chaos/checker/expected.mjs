import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readCsv } from './read-csv.mjs';

/**
 * What a run must hold: amounts exact, as text without trailing zeros; the hash over its records in order.
 * @typedef {{ records: number, rowErrors: number, spend: string, clicks: string, conversions: string, hash: string }} Figures
 */

const isDay = (text) => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

/** Hundredths, exact; null of what is no amount. */
const hundredthsOf = (text) => {
  const [, whole, part = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? null : BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
};

const amount = (hundredths) =>
  `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');

/** @param {string} path of a file of `writeAdvertFile` @returns {Figures} recomputed from its bytes */
export function expectedOf(path) {
  const [, ...rows] = readCsv(readFileSync(path, 'utf8'));
  const hash = createHash('sha256');
  const sums = { spend: 0n, clicks: 0n, conversions: 0n };
  let records = 0;
  rows.forEach(({ line, cells }, index) => {
    const [day = '', campaign, channel, cost = '', clicks = '', conversions = ''] = cells;
    const [spend, converted] = [hundredthsOf(cost), hundredthsOf(conversions)];
    if (!isDay(day) || spend === null || converted === null) return;
    const values = [index + 1, line, day, campaign, channel, amount(spend), clicks, amount(converted)];
    hash.update(`${records === 0 ? '' : '\n'}${values.join('|')}`);
    records += 1;
    sums.spend += spend;
    sums.clicks += BigInt(clicks);
    sums.conversions += converted;
  });
  return {
    records,
    rowErrors: rows.length - records,
    spend: amount(sums.spend),
    clicks: String(sums.clicks),
    conversions: amount(sums.conversions),
    hash: hash.digest('hex'),
  };
}
