import { Client } from 'pg';
import type { HeldLock } from './held-lock';
import type { TestApp } from './test-app';

/** A part that somebody has. */
export interface HeldPart {
  part: number;
  turn: number;
  worker: string;
  byAttempt: boolean;
}

/** Stops the load of every part before its first row. */
export async function holdParts(api: TestApp): Promise<HeldLock> {
  const owner = new Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE run_table IN ACCESS EXCLUSIVE MODE');
  return { release: () => owner.end() };
}

/** The parts of the run that somebody has now. */
export function heldParts(api: TestApp, runId: string): Promise<HeldPart[]> {
  return api.dataSource.query<HeldPart[]>(
    `SELECT p.part, p.turn, p.workers[cardinality(p.workers)] AS worker, p.by_attempt AS "byAttempt"
     FROM import_part p JOIN import_run r ON r.id = p.run_id AND r.epoch = p.epoch
     WHERE r.id = $1 AND p.lease_until >= now() ORDER BY p.part`,
    [runId],
  );
}

/** Waits until so many parts of the run are held, one of them by the run's own attempt. */
export async function partsWhenHeld(api: TestApp, runId: string, count: number): Promise<HeldPart[]> {
  const deadline = performance.now() + 40_000;
  for (;;) {
    const held = await heldParts(api, runId);
    if (held.length === count && held.some(({ byAttempt }) => byAttempt)) return held;
    if (performance.now() > deadline) throw new Error(`Parts are held by ${JSON.stringify(held)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
