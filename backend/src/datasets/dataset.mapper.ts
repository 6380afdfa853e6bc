import {
  mixedSums,
  RECENT_DAYS,
  type Dataset,
  type Run,
  type SchemaVersion,
  type Totals,
} from '@etl-studio/contracts';
import type { DatasetEntity } from './dataset.entity';
import type { SchemaVersionRow } from './schema-versions.repository';

const NO_RECORDS: Totals = {
  ...mixedSums([], { clicks: '0', conversions: '0' }),
  records: 0,
  from: null,
  to: null,
};

/** What a dataset is shown with; what it has none of is left out. */
export interface KnownOfDataset {
  lastRun?: Run;
  totals?: Totals;
  /** Records by place among the last days, 0 for the oldest. */
  recentRecords?: Map<number, number>;
  creatorName?: string;
}

export function toDataset(entity: DatasetEntity, known: KnownOfDataset): Dataset {
  const { id, orgId, name, description, currency, importMode, sliceBy, activeSchemaVersion, createdAt } =
    entity;
  const { lastRun, totals, recentRecords, creatorName } = known;
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
    recentRecords: recentRecords
      ? Array.from({ length: RECENT_DAYS }, (_, place) => recentRecords.get(place) ?? 0)
      : [],
    createdBy: entity.createdBy === null ? null : { id: entity.createdBy, name: creatorName ?? '' },
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
