import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Mapping, Rules } from '@etl-studio/contracts';
import { SchemaVersionEntity } from './schema-version.entity';

export interface NewSchemaVersion {
  datasetId: string;
  mapping: Mapping;
  rules: Rules;
  createdBy: string;
}

/** The published schema versions of a dataset. */
@Injectable()
export class SchemaVersionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(orgId: string, datasetId: string, version: number): Promise<SchemaVersionEntity | null> {
    return this.dataSource.manager.findOneBy(SchemaVersionEntity, { orgId, datasetId, version });
  }

  /** Newest first. */
  list(orgId: string, datasetId: string): Promise<SchemaVersionEntity[]> {
    return this.dataSource.manager.find(SchemaVersionEntity, {
      where: { orgId, datasetId },
      order: { version: 'DESC' },
    });
  }

  /** Whether the version says just this, whatever the order of its keys. */
  async equals(
    transaction: EntityManager,
    orgId: string,
    version: number,
    schema: NewSchemaVersion,
  ): Promise<boolean> {
    const rows: unknown[] = await transaction.query(
      `SELECT 1 FROM dataset_schema_version
       WHERE org_id = $1 AND dataset_id = $2 AND version = $3 AND mapping = $4::jsonb AND rules = $5::jsonb`,
      [orgId, schema.datasetId, version, JSON.stringify(schema.mapping), JSON.stringify(schema.rules)],
    );
    return rows.length > 0;
  }

  /** Adds the next version and answers its number. The dataset is locked by the caller. */
  async add(transaction: EntityManager, orgId: string, schema: NewSchemaVersion): Promise<number> {
    const [added] = await transaction.query<{ version: number }[]>(
      `INSERT INTO dataset_schema_version (org_id, dataset_id, version, mapping, rules, created_by)
       SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5
       FROM dataset_schema_version WHERE dataset_id = $2
       RETURNING version`,
      [
        orgId,
        schema.datasetId,
        JSON.stringify(schema.mapping),
        JSON.stringify(schema.rules),
        schema.createdBy,
      ],
    );
    if (!added) throw new Error('An INSERT … RETURNING answered no row');
    return added.version;
  }
}
