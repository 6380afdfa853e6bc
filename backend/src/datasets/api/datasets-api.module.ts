import { Module, type OnModuleInit } from '@nestjs/common';
import { ResourceOrgs } from '../../orgs';
import { DatasetsModule } from '../datasets.module';
import { DatasetsRepository } from '../datasets.repository';
import { DatasetsController } from './datasets.controller';
import { DatasetsService } from './datasets.service';
import { RememberedMappingController } from './remembered-mapping.controller';
import { SchemasController } from './schemas.controller';
import { SchemasService } from './schemas.service';

/** The routes of datasets and their schema versions. */
@Module({
  imports: [DatasetsModule],
  controllers: [DatasetsController, RememberedMappingController, SchemasController],
  providers: [DatasetsService, SchemasService],
  exports: [SchemasService],
})
export class DatasetsApiModule implements OnModuleInit {
  constructor(
    private readonly repository: DatasetsRepository,
    private readonly resources: ResourceOrgs,
  ) {}

  onModuleInit(): void {
    this.resources.register('dataset', (id) => this.repository.orgOf(id));
  }
}
