import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RunPage } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RunsService } from '../runs.service';
import { RunPageDto } from './run-overview.dto';
import { DatasetRunsQuery, filterOf } from './run-queries.dto';

@ApiTags('runs')
@Controller('api/datasets/:datasetId/runs')
export class DatasetRunsController {
  constructor(private readonly runs: RunsService) {}

  /** The dataset's runs, newest first. */
  @Get()
  @RequirePermission('datasets.runs')
  @ApiOkResponse({ type: RunPageDto })
  @ApiProblems('invalid_request')
  list(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: DatasetRunsQuery,
  ): Promise<RunPage> {
    return this.runs.list(orgId, { ...filterOf(query), datasetId }, query);
  }
}
