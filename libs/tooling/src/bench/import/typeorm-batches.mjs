import { randomUUID } from 'node:crypto';
import { DataSource, EntitySchema } from 'typeorm';
import { timed } from './figures.mjs';

const batch = 1_000;

const plain = new EntitySchema({
  name: 'bench_plain',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    run_id: { type: 'uuid' },
    org_id: { type: 'uuid' },
    row_number: { type: 'int' },
    date: { type: 'date' },
    campaign: { type: 'text' },
    channel: { type: 'text' },
    spend: { type: 'numeric' },
    clicks: { type: 'bigint' },
    conversions: { type: 'numeric' },
  },
});

/** Inserts rows into the plain table as an ORM does, 1,000 to a statement. @returns {Promise<number>} rows per second */
export async function typeormRowsPerSecond(url, rows) {
  const database = await new DataSource({ type: 'postgres', url, entities: [plain] }).initialize();
  try {
    const owner = { run_id: randomUUID(), org_id: randomUUID() };
    const ms = await timed(async () => {
      for (let from = 0; from < rows; from += batch) {
        const entities = Array.from({ length: Math.min(batch, rows - from) }, (_, n) => ({
          ...owner,
          row_number: from + n,
          date: '2026-03-01',
          campaign: `Brand, Q${n % 4} ${n % 400}`,
          channel: 'Search',
          spend: `${n}.25`,
          clicks: String(n),
          conversions: '1.5',
        }));
        await database.getRepository(plain).insert(entities);
      }
    });
    return (rows / ms) * 1000;
  } finally {
    await database.destroy();
  }
}
