import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatasetDeletion } from './dataset-deletion';
import { DatasetFacts } from './dataset-facts';
import { DatasetLookup } from './dataset-lookup';
import { DatasetEntity } from './dataset.entity';
import { DatasetsRepository } from './datasets.repository';
import { SchemaVersionEntity } from './schema-version.entity';
import { SchemaVersionsRepository } from './schema-versions.repository';

/** Datasets and their schema versions, for both roles. */
@Module({
  imports: [TypeOrmModule.forFeature([DatasetEntity, SchemaVersionEntity])],
  providers: [DatasetDeletion, DatasetFacts, DatasetLookup, DatasetsRepository, SchemaVersionsRepository],
  exports: [DatasetDeletion, DatasetFacts, DatasetLookup, DatasetsRepository, SchemaVersionsRepository],
})
export class DatasetsModule {}
