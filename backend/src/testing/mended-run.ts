import { isDeepStrictEqual } from 'node:util';
import type { RecordPage, RowError, RowErrorGroup, Run, RunReceipt, TopError } from '@etl-studio/contracts';
import type { TestClient } from './test-client';

/** A run as every route tells it; they must agree, whatever was mended. */
export interface RunAccount {
  run: Run;
  spend: string;
  records: number;
  open: number;
  excluded: number;
}

/** Reads the run over every route; throws where two of them differ. */
export async function accountOf(client: TestClient, runId: string): Promise<RunAccount> {
  const run = await body<Run>(client, `/api/runs/${runId}`);
  const summed = await body<RecordPage>(client, `/api/runs/${runId}/records?limit=1`);
  const scanned = await body<RecordPage>(client, `/api/runs/${runId}/records?limit=1&minSpend=-999999999`);
  const counts = await Promise.all(
    ['open', 'mended', 'excluded', 'all'].map((status) =>
      body<{ total: number; items: RowError[] }>(
        client,
        `/api/runs/${runId}/errors?limit=1&status=${status}`,
      ),
    ),
  );
  const [open, mended, excluded, all] = counts.map(({ total }) => total);
  const groups = await body<RowErrorGroup[]>(client, `/api/runs/${runId}/errors/groups`);
  const receipt = await body<RunReceipt>(client, `/api/runs/${runId}/receipt`);
  same('sums of records', { total: scanned.total, ...scanned.sums }, { total: summed.total, ...summed.sums });
  same('channels', scanned.facets, summed.facets);
  same('counts', [run.validRows, run.invalidRows, run.excludedRows], [summed.total, open, excluded]);
  same('rows', run.totalRows, run.validRows + run.invalidRows + run.excludedRows);
  same('rejected rows', all, (open ?? 0) + (mended ?? 0) + (excluded ?? 0));
  same('spend', run.spend, summed.sums.spend);
  same('causes', run.topErrors.toSorted(byCause), causesOf(groups).toSorted(byCause));
  same(
    'order of causes',
    run.topErrors.map(({ count }) => count),
    causesOf(groups).map(({ count }) => count),
  );
  same(
    'receipt',
    [receipt.lines?.balanced, receipt.rows?.balanced, receipt.sums.balanced],
    [true, true, true],
  );
  return { run, spend: run.spend, records: summed.total, open: run.invalidRows, excluded: run.excludedRows };
}

function causesOf(groups: RowErrorGroup[]): TopError[] {
  const causes = new Map<string, TopError>();
  for (const { code, field, count, sampleRows } of groups) {
    const first = sampleRows[0] ?? 0;
    const known = causes.get(`${code} ${field}`) ?? { code, field, count: 0, sampleRow: first };
    causes.set(`${code} ${field}`, {
      ...known,
      count: known.count + count,
      sampleRow: Math.min(known.sampleRow, first),
    });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count || a.sampleRow - b.sampleRow);
}

function byCause(a: TopError, b: TopError): number {
  return `${a.code} ${a.field}`.localeCompare(`${b.code} ${b.field}`);
}

async function body<T>(client: TestClient, path: string): Promise<T> {
  const answer = await client.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

function same(what: string, found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected))
    throw new Error(`${what}: ${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
}
