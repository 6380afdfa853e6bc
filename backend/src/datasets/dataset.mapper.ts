import { mixedSums, type Dataset, type Run, type SchemaVersion, type Totals } from '@etl-studio/contracts';
import type { DatasetEntity } from './dataset.entity';
import type { SchemaVersionRow } from './schema-versions.repository';

const NO_RECORDS: Totals = {
  ...mixedSums([], { clicks: '0', conversions: '0' }),
  records: 0,
  from: null,
  to: null,
};

export function toDataset(
  entity: DatasetEntity,
  lastRun: Run | undefined,
  totals: Totals | undefined,
): Dataset {
  const { id, orgId, name, description, currency, importMode, sliceBy, activeSchemaVersion, createdAt } =
    entity;
  return {
    id,
    orgId,
    name,
    description,
    currency,
    importMode,
    sliceBy,
    activeSchemaVersion,
    lastRun: lastRun ?? null,
    totals: totals ?? NO_RECORDS,
    createdAt: createdAt.toISOString(),
  };
}

/** `runs`: how many were started with it. */
export function toSchemaVersion(row: SchemaVersionRow, runs: number): SchemaVersion {
  const { version, mapping, rules, note } = row;
  return {
    version,
    mapping,
    rules,
    note,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by === null ? null : { id: row.created_by, name: row.created_by_name ?? '' },
    runs,
  };
}
