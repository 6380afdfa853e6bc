import { Client } from 'pg';
import type { TestApp } from './test-app';

/** A lock that stops a worker at a known place until it is released. */
export interface HeldLock {
  release(): Promise<void>;
}

/** Stops every load in the middle of its COPY. */
export function holdLoads(api: TestApp): Promise<HeldLock> {
  return hold(api, 'LOCK TABLE import_record IN ACCESS EXCLUSIVE MODE', []);
}

/** Stops every publish of the dataset after the rows are stored, before the run is theirs. */
export function holdPublishes(api: TestApp, datasetId: string): Promise<HeldLock> {
  return hold(api, 'SELECT 1 FROM import_dataset WHERE id = $1 FOR UPDATE', [datasetId]);
}

async function hold(api: TestApp, sql: string, parameters: unknown[]): Promise<HeldLock> {
  const owner = new Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query(sql, parameters);
  return { release: () => owner.end() };
}
