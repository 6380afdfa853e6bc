import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatasetDaysRepository } from './dataset-days.repository';
import { DatasetDeletion } from './dataset-deletion';
import { DatasetFacts } from './dataset-facts';
import { DatasetLookup } from './dataset-lookup';
import { DatasetEntity } from './dataset.entity';
import { DatasetsRepository } from './datasets.repository';
import { MappingMemory } from './mapping-memory';
import { MappingMemoryRepository } from './mapping-memory.repository';
import { SchemaVersionsRepository } from './schema-versions.repository';

const parts = [
  DatasetDaysRepository,
  DatasetDeletion,
  DatasetFacts,
  DatasetLookup,
  DatasetsRepository,
  MappingMemory,
  SchemaVersionsRepository,
];

/** Datasets and their schema versions, for both roles. */
@Module({
  imports: [TypeOrmModule.forFeature([DatasetEntity])],
  providers: [...parts, MappingMemoryRepository],
  exports: parts,
})
export class DatasetsModule {}
