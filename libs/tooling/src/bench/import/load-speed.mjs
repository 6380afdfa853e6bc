import { quantile, withCpu } from './figures.mjs';
import { draftLike } from './drafts.mjs';
import { mapping, writeGenerated } from './generated-file.mjs';
import { importTime } from './import-time.mjs';
import { hasPgloader, pgloaderTime } from './pgloader.mjs';
import { copyInto, createPlainTable, createStagingTable } from './plain-table.mjs';
import { peakMb, resetPeak } from './processes.mjs';
import { typeormRowsPerSecond } from './typeorm-batches.mjs';

const typeormRows = 20_000;
/** pgloader reads little faster than a tenth of the others: one size tells its speed. */
const largestForPgloader = 20e6;

/**
 * How the file can be loaded once, by name; each answers milliseconds.
 * @returns {Record<string, () => Promise<number>>}
 */
function waysToLoad(server, file, draft, totals) {
  const { ownerUrl, owner, folder } = server;
  const emptied = async (table, work) => {
    await owner.query(`TRUNCATE ${table}`);
    return work();
  };
  const copied = (table) => () => emptied(table, () => copyInto(ownerUrl, table, file.clean));
  const ways = {
    'psql \\copy, plain table': copied('bench_plain'),
    'psql \\copy, no index': copied('bench_staging'),
    'import, in the worker': async () => {
      const { workerMs, totalMs } = await importTime(server, await draftLike(owner, draft));
      totals.push(totalMs);
      return workerMs;
    },
  };
  if (!hasPgloader() || file.bytes > largestForPgloader) return ways;
  const pgloader = () => emptied('bench_plain', () => pgloaderTime(ownerUrl, folder, file.clean));
  return { ...ways, pgloader };
}

const medianOf = (rounds, figure) => quantile(rounds.map((round) => round[figure]));

/** @param {import('./server.mjs').BenchServer} server */
export async function measureLoads(server, bytes, rounds) {
  await createPlainTable(server.owner);
  await createStagingTable(server.owner);
  const file = await writeGenerated(server.folder, bytes);
  const { runId } = await server.client.draft(file.file, mapping);
  /** @type {number[]} */
  const totals = [];
  const ways = Object.entries(waysToLoad(server, file, runId, totals)).map(([name, work]) => ({
    name,
    work,
    /** @type {Awaited<ReturnType<typeof withCpu>>[]} */ taken: [],
  }));
  let peakAboveIdleMb = 0;
  for (let round = 0; round < rounds; round++) {
    for (const { work, taken } of ways) {
      const idle = resetPeak(server.workerPid);
      taken.push(await withCpu(server, work));
      peakAboveIdleMb = Math.max(peakAboveIdleMb, peakMb(server.workerPid) - idle);
    }
  }
  const measured = ways.map(({ name, taken }) => ({
    name,
    ms: medianOf(taken, 'ms'),
    rowsPerSecond: (file.rows / medianOf(taken, 'ms')) * 1000,
    databaseCpuMs: medianOf(taken, 'databaseCpuMs'),
    workerCpuMs: medianOf(taken, 'workerCpuMs'),
  }));
  const lines = [...measured, endToEnd(file, totals), await typeorm(server, file)];
  return { bytes: file.bytes, rows: file.rows, rounds, peakAboveIdleMb, lines, draft: runId };
}

function endToEnd({ rows }, totals) {
  const ms = quantile(totals);
  return { name: 'import, from start request', ms, rowsPerSecond: (rows / ms) * 1000 };
}

async function typeorm({ ownerUrl, owner }, { rows }) {
  await owner.query('TRUNCATE bench_plain');
  const rowsPerSecond = await typeormRowsPerSecond(ownerUrl, Math.min(rows, typeormRows));
  return {
    name: 'TypeORM insert of 1,000',
    ms: (rows / rowsPerSecond) * 1000,
    rowsPerSecond,
    extrapolated: true,
  };
}
