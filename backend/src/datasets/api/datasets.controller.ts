import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Dataset, Page } from '@etl-studio/contracts';
import { Access, type RequestAccess, RequirePermission } from '../../orgs';
import { ApiPage, ApiProblems } from '../../platform/http';
import { DatasetDto, DatasetPatchDto, DatasetRequestDto, DatasetsQuery } from './dataset.dto';
import { DatasetsService } from './datasets.service';

@ApiTags('datasets')
@Controller('api/datasets')
export class DatasetsController {
  constructor(private readonly datasets: DatasetsService) {}

  /** The organization's datasets, newest first. */
  @Get()
  @RequirePermission('datasets.list')
  @ApiPage(DatasetDto)
  list(@Access() { orgId }: RequestAccess, @Query() query: DatasetsQuery): Promise<Page<Dataset>> {
    return this.datasets.list(orgId, query);
  }

  @Post()
  @RequirePermission('datasets.create')
  @ApiCreatedResponse({ type: DatasetDto })
  @ApiProblems('invalid_request', 'name_taken')
  create(@Access() access: RequestAccess, @Body() body: DatasetRequestDto): Promise<Dataset> {
    return this.datasets.create(access, body);
  }

  @Get(':datasetId')
  @RequirePermission('datasets.read')
  @ApiOkResponse({ type: DatasetDto })
  get(@Access() { orgId }: RequestAccess, @Param('datasetId') datasetId: string): Promise<Dataset> {
    return this.datasets.get(orgId, datasetId);
  }

  @Patch(':datasetId')
  @RequirePermission('datasets.change')
  @ApiOkResponse({ type: DatasetDto })
  @ApiProblems('invalid_request', 'name_taken', 'invalid_state')
  update(
    @Access() access: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Body() body: DatasetPatchDto,
  ): Promise<Dataset> {
    return this.datasets.update(access, datasetId, body);
  }

  /** Deletes the dataset with its runs, records and files. */
  @Delete(':datasetId')
  @HttpCode(204)
  @RequirePermission('datasets.delete')
  @ApiNoContentResponse()
  @ApiProblems('invalid_state')
  delete(@Access() access: RequestAccess, @Param('datasetId') datasetId: string): Promise<void> {
    return this.datasets.delete(access, datasetId);
  }
}
