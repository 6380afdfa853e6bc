import { Injectable, Logger } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Dataset, Page } from '@etl-studio/contracts';
import type { RequestAccess } from '../../orgs';
import { ChangeLog } from '../../platform/changes';
import { isUniqueViolation } from '../../platform/database';
import {
  decodeCursor,
  DomainError,
  encodeCursor,
  isInstant,
  notACursor,
  notFound,
  type PageQuery,
} from '../../platform/http';
import { DatasetDaysRepository } from '../dataset-days.repository';
import { DatasetDeletion } from '../dataset-deletion';
import { DatasetFacts } from '../dataset-facts';
import type { DatasetEntity } from '../dataset.entity';
import { toDataset } from '../dataset.mapper';
import { type DatasetChange, type DatasetPlace, DatasetsRepository } from '../datasets.repository';

@Injectable()
export class DatasetsService {
  private readonly logger = new Logger(DatasetsService.name);

  constructor(
    private readonly repository: DatasetsRepository,
    private readonly days: DatasetDaysRepository,
    private readonly facts: DatasetFacts,
    private readonly deletion: DatasetDeletion,
    private readonly changes: ChangeLog,
  ) {}

  /** Newest first. */
  async list(orgId: string, { limit, cursor }: PageQuery): Promise<Page<Dataset>> {
    const entities = await this.repository.list(
      orgId,
      limit + 1,
      cursor === undefined ? undefined : placeOf(cursor),
    );
    const page = entities.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.withFacts(orgId, page),
      nextCursor:
        last && entities.length > limit ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
      total: await this.repository.count(orgId),
    };
  }

  async get(orgId: string, datasetId: string): Promise<Dataset> {
    const entity = await this.repository.find(orgId, datasetId);
    const [dataset] = entity ? await this.withFacts(orgId, [entity]) : [];
    if (!dataset) throw notFound();
    return dataset;
  }

  async create(access: RequestAccess, values: DatasetChange & { name: string }): Promise<Dataset> {
    const { orgId, userId } = access;
    const create = this.repository.transaction(async (transaction) => {
      const id = await this.repository.create(transaction, orgId, { ...values, createdBy: userId });
      await this.changes.record(transaction, this.changeOf(access, 'dataset.created', id, { ...values }));
      return id;
    });
    return this.get(orgId, await refusingTakenName(create, values.name));
  }

  async update(access: RequestAccess, datasetId: string, change: DatasetChange): Promise<Dataset> {
    const { orgId } = access;
    const changing = this.repository.transaction(async (transaction) => {
      const before = await this.repository.lock(transaction, orgId, datasetId);
      if (!before) throw notFound();
      const slicesOtherwise = change.sliceBy !== undefined && change.sliceBy !== before.sliceBy;
      if (slicesOtherwise && (await this.repository.holdsLiveRecords(transaction, orgId, datasetId))) {
        throw new DomainError(
          'invalid_state',
          'What makes a slice can only be changed while no imported records are live. Revert the runs first.',
        );
      }
      await this.repository.change(transaction, orgId, datasetId, change);
      await this.changes.record(
        transaction,
        this.changeOf(access, 'dataset.changed', datasetId, { ...change }),
      );
    });
    await refusingTakenName(changing, change.name);
    return this.get(orgId, datasetId);
  }

  /** With its runs, records and files. */
  async delete(access: RequestAccess, datasetId: string): Promise<void> {
    const { orgId } = access;
    const afterCommit = await this.repository.transaction(async (transaction) => {
      const dataset = await this.repository.lock(transaction, orgId, datasetId);
      if (!dataset) throw notFound();
      const rest = await this.deletion.run(transaction, { orgId, datasetId });
      await this.repository.delete(transaction, orgId, datasetId);
      await this.changes.record(
        transaction,
        this.changeOf(access, 'dataset.deleted', datasetId, { name: dataset.name }),
      );
      return rest;
    });
    for (const free of afterCommit) {
      await free().catch((error: unknown) =>
        this.logger.error('Freeing what a deleted dataset held failed', error),
      );
    }
  }

  private async withFacts(orgId: string, entities: DatasetEntity[]): Promise<Dataset[]> {
    const ids = entities.map(({ id }) => id);
    const [runs, totals, creators] = await Promise.all([
      this.facts.latestRuns(orgId, ids),
      this.repository.totals(orgId, ids),
      this.days.creatorNames(entities),
    ]);
    const lastDays = [...totals].flatMap(([id, { to }]) => (to === null ? [] : [[id, to] as const]));
    const recent = await this.days.recentRecords(orgId, new Map(lastDays));
    return entities.map((entity) =>
      toDataset(entity, {
        lastRun: runs.get(entity.id),
        totals: totals.get(entity.id),
        recentRecords: recent.get(entity.id),
        creatorName: creators.get(entity.createdBy ?? ''),
      }),
    );
  }

  private changeOf(
    { orgId, userId }: RequestAccess,
    action: string,
    id: string,
    detail: Record<string, unknown>,
  ) {
    return { orgId, userId, action, resourceType: 'dataset', resourceId: id, detail };
  }
}

async function refusingTakenName<T>(work: Promise<T>, name = ''): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error, 'import_dataset_name')) throw error;
    const detail = `There is already a dataset named "${name}" in this organization. Choose another name.`;
    throw new DomainError('name_taken', detail, {
      errors: [{ path: 'name', message: 'name is taken' }],
      cause: error,
    });
  }
}

function placeOf(cursor: string): DatasetPlace {
  const [createdAt = '', id = ''] = decodeCursor(cursor, 2);
  if (!isInstant(createdAt) || !isUUID(id)) throw notACursor();
  return { createdAt, id };
}
