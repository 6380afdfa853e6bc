import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, Run } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiPage, ApiProblems } from '../../platform/http';
import { RunsService } from '../runs.service';
import { DatasetRunsQuery, filterOf } from './run-queries.dto';
import { RunDto } from './run.dto';

@ApiTags('runs')
@Controller('api/datasets/:datasetId/runs')
export class DatasetRunsController {
  constructor(private readonly runs: RunsService) {}

  /** The dataset's runs, newest first. */
  @Get()
  @RequirePermission('datasets.runs')
  @ApiPage(RunDto)
  @ApiProblems('invalid_request')
  list(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: DatasetRunsQuery,
  ): Promise<Page<Run>> {
    return this.runs.list(orgId, { ...filterOf(query), datasetId }, query);
  }
}
