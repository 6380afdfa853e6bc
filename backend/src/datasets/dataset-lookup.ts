import { Injectable } from '@nestjs/common';
import type { Dataset, SchemaVersion } from '@etl-studio/contracts';
import { toSchemaVersion } from './dataset.mapper';
import { DatasetsRepository } from './datasets.repository';
import { SchemaVersionsRepository } from './schema-versions.repository';

export type DatasetSettings = Pick<
  Dataset,
  'id' | 'orgId' | 'name' | 'currency' | 'importMode' | 'sliceBy' | 'activeSchemaVersion'
>;

/** What the modules above ask about a dataset. */
@Injectable()
export class DatasetLookup {
  constructor(
    private readonly datasets: DatasetsRepository,
    private readonly versions: SchemaVersionsRepository,
  ) {}

  find(orgId: string, datasetId: string): Promise<DatasetSettings | null> {
    return this.datasets.find(orgId, datasetId);
  }

  async schemaVersion(orgId: string, datasetId: string, version: number): Promise<SchemaVersion | null> {
    const found = await this.versions.find(orgId, datasetId, version);
    return found && toSchemaVersion(found);
  }
}
