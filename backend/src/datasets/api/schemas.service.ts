import { Injectable } from '@nestjs/common';
import { checkMapping } from '@etl-studio/engine';
import type { FieldProblem, Mapping, Page, Rules, SchemaRequest, SchemaVersion } from '@etl-studio/contracts';
import type { RequestAccess } from '../../orgs';
import { ChangeLog } from '../../platform/changes';
import { DomainError, notFound, pageOf, type PageQuery } from '../../platform/http';
import { DatasetFacts } from '../dataset-facts';
import { toSchemaVersion } from '../dataset.mapper';
import { DatasetsRepository } from '../datasets.repository';
import { mappingShapeProblems, rulesShapeProblems } from '../schema-shape';
import { SchemaVersionsRepository } from '../schema-versions.repository';

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
    const found = await this.versions.find(orgId, datasetId, version);
    if (!found) throw notFound();
    return toSchemaVersion(found);
  }

  async list(orgId: string, datasetId: string, query: PageQuery): Promise<Page<SchemaVersion>> {
    const versions = await this.versions.list(orgId, datasetId);
    // Newest first: the keys of later versions sort before those of earlier ones.
    const key = ({ version }: SchemaVersion) => String(2_147_483_647 - version).padStart(10, '0');
    return pageOf(versions.map(toSchemaVersion), query, key);
  }

  /** Publishes the next version and makes it active; one that equals the active version publishes nothing. */
  async publish(
    access: RequestAccess,
    datasetId: string,
    { mapping, rules = {} }: SchemaRequest,
  ): Promise<SchemaVersion> {
    const { orgId, userId } = access;
    await this.refuseUnusable(orgId, datasetId, mapping, rules);
    const schema = { datasetId, mapping, rules, createdBy: userId };
    const version = await this.datasets.transaction(async (transaction) => {
      const dataset = await this.datasets.lock(transaction, orgId, datasetId);
      if (!dataset) throw notFound();
      const active = dataset.activeSchemaVersion;
      if (active && (await this.versions.equals(transaction, orgId, active, schema))) return active;
      const next = await this.versions.add(transaction, orgId, schema);
      await this.datasets.change(transaction, orgId, datasetId, { activeSchemaVersion: next });
      await this.changes.record(transaction, this.changeOf(access, 'schema.published', datasetId, next));
      return next;
    });
    return this.version(orgId, datasetId, version);
  }

  async activate(access: RequestAccess, datasetId: string, version: number): Promise<SchemaVersion> {
    const { orgId } = access;
    const schema = await this.version(orgId, datasetId, version);
    await this.datasets.transaction(async (transaction) => {
      await this.datasets.change(transaction, orgId, datasetId, { activeSchemaVersion: version });
      await this.changes.record(transaction, this.changeOf(access, 'schema.activated', datasetId, version));
    });
    return schema;
  }

  private async refuseUnusable(
    orgId: string,
    datasetId: string,
    mapping: Mapping,
    rules: Rules,
  ): Promise<void> {
    refuse('invalid_mapping', mappingShapeProblems(mapping));
    refuse('invalid_rules', rulesShapeProblems(rules));
    const problems = checkMapping(mapping, rules, await this.facts.latestColumnNames(orgId, datasetId));
    const isOfRules = ({ path }: FieldProblem) => path.startsWith('rules');
    refuse(
      'invalid_mapping',
      problems.filter((problem) => !isOfRules(problem)),
    );
    refuse('invalid_rules', problems.filter(isOfRules));
  }

  private changeOf({ orgId, userId }: RequestAccess, action: string, datasetId: string, version: number) {
    return { orgId, userId, action, resourceType: 'dataset', resourceId: datasetId, detail: { version } };
  }
}

function refuse(code: 'invalid_mapping' | 'invalid_rules', errors: FieldProblem[]): void {
  if (errors.length === 0) return;
  const sentences = errors.map(({ message }) => (message.endsWith('.') ? message : `${message}.`));
  throw new DomainError(code, sentences.join(' '), { errors });
}
