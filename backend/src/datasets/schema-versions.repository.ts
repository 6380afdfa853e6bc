import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Mapping, Rules } from '@etl-studio/contracts';

export interface NewSchemaVersion {
  datasetId: string;
  mapping: Mapping;
  rules: Rules;
  note: string | null;
  createdBy: string;
}

/** One published mapping with its rules; never changed. */
export interface SchemaVersionRow {
  version: number;
  mapping: Mapping;
  rules: Rules;
  note: string | null;
  created_by: string | null;
  created_by_name: string | null;
  created_at: Date;
}

const SELECT = `
  SELECT v.version, v.mapping, v.rules, v.note, v.created_by, u.name AS created_by_name, v.created_at
  FROM dataset_schema_version v LEFT JOIN app_user u ON u.id = v.created_by`;

/** The published schema versions of a dataset. */
@Injectable()
export class SchemaVersionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(
    orgId: string,
    datasetId: string,
    version: number,
    on: EntityManager = this.dataSource.manager,
  ): Promise<SchemaVersionRow | null> {
    const where = 'WHERE v.org_id = $1 AND v.dataset_id = $2 AND v.version = $3';
    const [row] = await on.query<SchemaVersionRow[]>(`${SELECT} ${where}`, [orgId, datasetId, version]);
    return row ?? null;
  }

  /** Newest first. */
  list(orgId: string, datasetId: string): Promise<SchemaVersionRow[]> {
    return this.dataSource.query<SchemaVersionRow[]>(
      `${SELECT} WHERE v.org_id = $1 AND v.dataset_id = $2 ORDER BY v.version DESC`,
      [orgId, datasetId],
    );
  }

  /** Adds the next version and answers its number. The dataset is locked by the caller. */
  async add(transaction: EntityManager, orgId: string, schema: NewSchemaVersion): Promise<number> {
    const [added] = await transaction.query<{ version: number }[]>(
      `INSERT INTO dataset_schema_version (org_id, dataset_id, version, mapping, rules, note, created_by)
       SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6
       FROM dataset_schema_version WHERE dataset_id = $2
       RETURNING version`,
      [
        orgId,
        schema.datasetId,
        JSON.stringify(schema.mapping),
        JSON.stringify(schema.rules),
        schema.note,
        schema.createdBy,
      ],
    );
    if (!added) throw new Error('An INSERT … RETURNING answered no row');
    return added.version;
  }
}
