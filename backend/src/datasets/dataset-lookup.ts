import { Injectable } from '@nestjs/common';
import type { Dataset, SchemaVersion } from '@etl-studio/contracts';
import { DatasetsRepository } from './datasets.repository';
import { SchemaVersionsRepository } from './schema-versions.repository';

export type DatasetSettings = Pick<
  Dataset,
  'id' | 'orgId' | 'name' | 'currency' | 'importMode' | 'sliceBy' | 'activeSchemaVersion'
>;

/** What a run is imported with. */
export type DatasetSchema = Pick<SchemaVersion, 'version' | 'mapping' | 'rules'>;

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

  schemaVersion(orgId: string, datasetId: string, version: number): Promise<DatasetSchema | null> {
    return this.versions.find(orgId, datasetId, version);
  }
}
