import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Mapping, RememberedMapping } from '@etl-studio/contracts';
import type { SqlRunner } from '../platform/database';

/** A mapping that a run was started with. */
export interface UsedMapping {
  fingerprint: Buffer;
  datasetId: string;
  schemaVersion: number;
  runId: string;
  userId: string;
}

/** The active mapping of a dataset. */
export interface ActiveMapping {
  remembered: RememberedMapping;
  /** The last import with this mapping, in this dataset, was of a file with other columns. */
  isOfOtherColumns: boolean;
}

interface MemoryRow {
  mapping: Mapping;
  dataset_id: string | null;
  dataset_name: string | null;
  schema_version: number;
  run_id: string | null;
  file_name: string | null;
  at: Date;
  by: string | null;
}

/** What an organization's header sets were last mapped to. */
@Injectable()
export class MappingMemoryRepository {
  constructor(private readonly database: DataSource) {}

  /** Replaces what was kept of the header set; the file's name and the mapping are those of run and schema version. */
  async keep(transaction: SqlRunner, orgId: string, used: UsedMapping, fileName: string): Promise<void> {
    const { fingerprint, datasetId, schemaVersion, runId, userId } = used;
    await transaction.query(
      `INSERT INTO mapping_memory
         (org_id, header_fingerprint, mapping, dataset_id, schema_version, run_id, file_name, used_by)
       SELECT $1, $2, mapping, dataset_id, version, $5, $6, $7
       FROM dataset_schema_version WHERE org_id = $1 AND dataset_id = $3 AND version = $4
       ON CONFLICT (org_id, header_fingerprint) DO UPDATE
       SET mapping = excluded.mapping, dataset_id = excluded.dataset_id, schema_version = excluded.schema_version,
           run_id = excluded.run_id, file_name = excluded.file_name, used_by = excluded.used_by, used_at = now()`,
      [orgId, fingerprint, datasetId, schemaVersion, runId, fileName, userId],
    );
  }

  async lastImport(orgId: string, fingerprint: Buffer): Promise<RememberedMapping | null> {
    const [row] = await this.database.query<MemoryRow[]>(
      `SELECT m.mapping, d.id AS dataset_id, d.name AS dataset_name, m.schema_version, m.run_id, m.file_name,
              m.used_at AS at, u.name AS by
       FROM mapping_memory m
       LEFT JOIN import_dataset d ON d.org_id = m.org_id AND d.id = m.dataset_id
       LEFT JOIN app_user u ON u.id = m.used_by
       WHERE m.org_id = $1 AND m.header_fingerprint = $2`,
      [orgId, fingerprint],
    );
    return row ? remembered('import', row) : null;
  }

  async active(orgId: string, datasetId: string, fingerprint: Buffer | null): Promise<ActiveMapping | null> {
    const [row] = await this.database.query<(MemoryRow & { of_other_columns: boolean })[]>(
      `SELECT v.mapping, d.id AS dataset_id, d.name AS dataset_name, v.version AS schema_version, NULL AS run_id,
              NULL AS file_name, v.created_at AS at, u.name AS by,
              EXISTS (SELECT FROM mapping_memory m
                      WHERE m.org_id = d.org_id AND m.dataset_id = d.id AND m.schema_version = v.version
                        AND m.header_fingerprint IS DISTINCT FROM $3) AS of_other_columns
       FROM import_dataset d
       JOIN dataset_schema_version v ON v.dataset_id = d.id AND v.version = d.active_schema_version
       LEFT JOIN app_user u ON u.id = v.created_by
       WHERE d.org_id = $1 AND d.id = $2`,
      [orgId, datasetId, fingerprint],
    );
    return row ? { remembered: remembered('dataset', row), isOfOtherColumns: row.of_other_columns } : null;
  }
}

function remembered(kind: RememberedMapping['kind'], row: MemoryRow): RememberedMapping {
  return {
    kind,
    mapping: row.mapping,
    datasetId: row.dataset_id,
    datasetName: row.dataset_name,
    schemaVersion: row.schema_version,
    runId: row.run_id,
    fileName: row.file_name,
    at: row.at.toISOString(),
    by: row.by,
  };
}
