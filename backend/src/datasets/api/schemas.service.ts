import { Injectable } from '@nestjs/common';
import { schemaChanges } from '@etl-studio/engine';
import type { Page, SchemaRequest, SchemaVersion } from '@etl-studio/contracts';
import type { RequestAccess } from '../../orgs';
import { ChangeLog } from '../../platform/changes';
import { DomainError, notFound, pageOf, type PageQuery } from '../../platform/http';
import { DatasetFacts } from '../dataset-facts';
import { toSchemaVersion } from '../dataset.mapper';
import { DatasetsRepository } from '../datasets.repository';
import { refuseUnusable } from '../schema-check';
import { type SchemaVersionRow, SchemaVersionsRepository } from '../schema-versions.repository';

/** Publishing and activating the schema versions of a dataset. */
@Injectable()
export class SchemasService {
  constructor(
    private readonly datasets: DatasetsRepository,
    private readonly versions: SchemaVersionsRepository,
    private readonly facts: DatasetFacts,
    private readonly changes: ChangeLog,
  ) {}

  async active(orgId: string, datasetId: string): Promise<SchemaVersion> {
    const dataset = await this.datasets.find(orgId, datasetId);
    if (!dataset?.activeSchemaVersion) {
      throw new DomainError(
        'not_found',
        'This dataset has no schema yet. Map the columns of an upload first.',
      );
    }
    return this.version(orgId, datasetId, dataset.activeSchemaVersion);
  }

  async version(orgId: string, datasetId: string, version: number): Promise<SchemaVersion> {
    const [found, runs] = await Promise.all([
      this.versions.find(orgId, datasetId, version),
      this.facts.runsByVersion(orgId, datasetId),
    ]);
    if (!found) throw notFound();
    return toSchemaVersion(found, runs.get(version) ?? 0);
  }

  async list(orgId: string, datasetId: string, query: PageQuery): Promise<Page<SchemaVersion>> {
    const [versions, runs] = await Promise.all([
      this.versions.list(orgId, datasetId),
      this.facts.runsByVersion(orgId, datasetId),
    ]);
    // Newest first: the keys of later versions sort before those of earlier ones.
    const key = ({ version }: SchemaVersion) => String(2_147_483_647 - version).padStart(10, '0');
    const all = versions.map((row) => toSchemaVersion(row, runs.get(row.version) ?? 0));
    return pageOf(all, query, key);
  }

  /** Publishes the next version and makes it active; one that says what the active one says publishes nothing. */
  async publish(
    access: RequestAccess,
    datasetId: string,
    { mapping, rules = {}, note = null, basedOn }: SchemaRequest,
  ): Promise<SchemaVersion> {
    const { orgId, userId } = access;
    refuseUnusable({ mapping, rules }, await this.facts.latestColumnNames(orgId, datasetId));
    const schema = { datasetId, mapping, rules, note, createdBy: userId };
    const version = await this.datasets.transaction(async (transaction) => {
      const dataset = await this.datasets.lock(transaction, orgId, datasetId);
      if (!dataset) throw notFound();
      const active = dataset.activeSchemaVersion;
      const now = active && (await this.versions.find(orgId, datasetId, active, transaction));
      if (now && schemaChanges(now, schema).length === 0) return now.version;
      if (basedOn !== undefined && basedOn !== active) throw schemaMoved(now);
      const next = await this.versions.add(transaction, orgId, schema);
      await this.datasets.change(transaction, orgId, datasetId, { activeSchemaVersion: next });
      const detail = { version: next, ...(note && { note }) };
      await this.changes.record(transaction, changeOf(access, 'schema.published', datasetId, detail));
      return next;
    });
    return this.version(orgId, datasetId, version);
  }

  async activate(access: RequestAccess, datasetId: string, version: number): Promise<SchemaVersion> {
    const { orgId } = access;
    const schema = await this.version(orgId, datasetId, version);
    await this.datasets.transaction(async (transaction) => {
      const dataset = await this.datasets.lock(transaction, orgId, datasetId);
      if (!dataset) throw notFound();
      if (dataset.activeSchemaVersion === version) return;
      await this.datasets.change(transaction, orgId, datasetId, { activeSchemaVersion: version });
      await this.changes.record(transaction, changeOf(access, 'schema.activated', datasetId, { version }));
    });
    return schema;
  }
}

function schemaMoved(now: SchemaVersionRow | null | 0): DomainError {
  const detail = now
    ? `${now.created_by_name ?? 'Somebody'} has made version ${now.version} the active one since this change was begun. Read it, then publish again from it.`
    : 'The schema has no active version any more. Publish again from none.';
  return new DomainError('schema_moved', detail);
}

function changeOf(
  { orgId, userId }: RequestAccess,
  action: string,
  datasetId: string,
  detail: { version: number; note?: string },
) {
  return { orgId, userId, action, resourceType: 'dataset', resourceId: datasetId, detail };
}
