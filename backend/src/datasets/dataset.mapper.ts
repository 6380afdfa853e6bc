import type { Dataset, Run, SchemaVersion, Totals } from '@etl-studio/contracts';
import type { DatasetEntity } from './dataset.entity';
import type { SchemaVersionEntity } from './schema-version.entity';

const NO_RECORDS: Totals = { records: 0, spend: '0', clicks: '0', conversions: '0', from: null, to: null };

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

export function toSchemaVersion(entity: SchemaVersionEntity): SchemaVersion {
  const { version, mapping, rules, createdAt, createdBy } = entity;
  return { version, mapping, rules, createdAt: createdAt.toISOString(), createdBy };
}
