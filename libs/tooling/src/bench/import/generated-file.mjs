import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const channels = ['Search', 'Social', 'Display', 'Video'];
const devices = ['mobile', 'desktop', 'tablet'];
const badEvery = 50;
const batchChars = 1 << 20;

export const header = 'Day,Campaign,Channel,Cost,Clicks,Conversions,Impressions,Currency,Country,Device';

/** Fits the generated files. */
export const mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Conversions' },
};

const day = (n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const days = Array.from({ length: 90 }, (_, n) => day(n));

/** The cells of a row that an import keeps; every 50th row names a day that does not exist. */
function cellsOf(row) {
  const n = (row * 7919) % 100_003;
  return {
    day: row % badEvery === 0 ? '2026-02-30' : days[n % 90],
    campaign: n % 20 === 0 ? `"Brand ""Q${n % 4}"", ${n % 400}"` : `"Brand, Q${n % 4} ${n % 400}"`,
    channel: channels[n % 4],
    cost: `${n % 1000}.${String(n % 100).padStart(2, '0')}`,
    clicks: n % 211,
    conversions: `${n % 7}.${n % 10}`,
  };
}

/** A file that is written line by line, as fast as the disk takes it. */
class LineFile {
  bytes = 0;
  #lines = '';

  constructor(path) {
    this.stream = createWriteStream(path);
  }

  add(line) {
    this.#lines += line;
    this.bytes += Buffer.byteLength(line);
  }

  async breathe() {
    if (this.#lines.length < batchChars) return;
    if (!this.stream.write(this.#lines)) await once(this.stream, 'drain');
    this.#lines = '';
  }

  async end() {
    this.stream.end(this.#lines);
    await once(this.stream, 'finish');
  }
}

/**
 * Writes a marketing CSV of about `bytes` bytes with 10 columns, quoted texts and 2 % bad rows, and beside it the good
 * rows as the plain table of the comparison takes them.
 * @returns {Promise<{ file: string, clean: string, bytes: number, rows: number, validRows: number }>}
 */
export async function writeGenerated(folder, bytes, seed = 0) {
  const file = `${folder}/ads-${bytes}-${seed}.csv`;
  const clean = `${folder}/clean-${bytes}-${seed}.csv`;
  const [all, good] = [new LineFile(file), new LineFile(clean)];
  const ids = `${randomUUID()},${randomUUID()}`;
  all.add(`${header}\n`);
  let rows = 0;
  let validRows = 0;
  while (all.bytes < bytes) {
    rows += 1;
    const row = cellsOf(rows + seed);
    const kept = `${row.day},${row.campaign},${row.channel},${row.cost},${row.clicks},${row.conversions}`;
    all.add(`${kept},${rows % 9973},EUR,DE,${devices[rows % 3]}\n`);
    if (row.day !== '2026-02-30') {
      good.add(`${ids},${rows},${kept}\n`);
      validRows += 1;
    }
    if (rows % 1024 === 0) await Promise.all([all.breathe(), good.breathe()]);
  }
  await Promise.all([all.end(), good.end()]);
  return { file, clean, bytes: all.bytes, rows, validRows };
}
