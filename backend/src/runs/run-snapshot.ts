import type { Run } from '@etl-studio/contracts';
import type { RunRow } from './run.entity';
import { toRun } from './run.mapper';

type Instants = 'created_at' | 'started_at' | 'finished_at' | 'reverted_at' | 'not_before';

/** A run's row as Postgres writes it as JSON, with its amounts as text and the name of who made it. */
export type RunSnapshot = Omit<RunRow, Instants> & {
  [K in Instants]: null extends RunRow[K] ? string | null : string;
};

/** The run as it was when the snapshot was taken. */
export function runOfSnapshot(row: RunSnapshot): Run {
  return toRun({
    ...row,
    created_at: new Date(row.created_at),
    not_before: new Date(row.not_before),
    started_at: instant(row.started_at),
    finished_at: instant(row.finished_at),
    reverted_at: instant(row.reverted_at),
  });
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
