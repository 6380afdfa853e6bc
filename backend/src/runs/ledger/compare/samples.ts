import type { RecordChange } from '@etl-studio/contracts';
import { toRecord } from '../../rows/records.service';
import type { RecordRow } from '../../rows/records.repository';

/** A record of a day, channel and campaign that differ between two runs; those of one key stand together. */
export interface SampleRow extends RecordRow {
  kind: RecordChange['kind'];
  target: boolean;
}

/** A few changes of each kind: equal records of a key meet first, then what is left of both, in the order of the file. */
export function pairSamples(rows: readonly SampleRow[], mostOfAKind: number): RecordChange[] {
  const changes = [...byKey(rows).values()].flatMap(changesOfKey);
  return (['changed', 'added', 'removed'] as const).flatMap((kind) =>
    changes.filter((change) => change.kind === kind).slice(0, mostOfAKind),
  );
}

function byKey(rows: readonly SampleRow[]): Map<string, SampleRow[]> {
  const keys = new Map<string, SampleRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.date, row.channel, row.campaign]);
    const known = keys.get(key);
    if (known) known.push(row);
    else keys.set(key, [row]);
  }
  return keys;
}

function changesOfKey(rows: readonly SampleRow[]): RecordChange[] {
  const base = rows.filter(({ target }) => !target);
  const left: SampleRow[] = [];
  for (const row of rows.filter(({ target }) => target)) {
    const equal = base.findIndex((other) => valuesOf(other) === valuesOf(row));
    if (equal === -1) left.push(row);
    else base.splice(equal, 1);
  }
  const length = Math.max(base.length, left.length);
  return Array.from({ length }, (_, n) => changeOf(base[n], left[n])).filter((change) => change !== null);
}

function changeOf(base: SampleRow | undefined, target: SampleRow | undefined): RecordChange | null {
  if (base && target) return { kind: 'changed', base: record(base), target: record(target) };
  if (base) return { kind: 'removed', base: record(base), target: null };
  return target ? { kind: 'added', base: null, target: record(target) } : null;
}

const record = (row: SampleRow) => toRecord(row);

function valuesOf({ spend, clicks, conversions, currency }: SampleRow): string {
  return JSON.stringify([spend, clicks, conversions, currency]);
}
