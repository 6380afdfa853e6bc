import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RunActivity, RunCounts } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RunOverview } from '../overview/run-overview';
import { RunActivityDto, RunCountsDto } from './run-overview.dto';
import { filterOf, RunCountsQuery } from './run-queries.dto';

@ApiTags('runs')
@Controller('api/runs')
export class RunOverviewController {
  constructor(private readonly overview: RunOverview) {}

  /** How many runs there are of each status. */
  @Get('counts')
  @RequirePermission('runs.counts')
  @ApiOkResponse({ type: RunCountsDto })
  @ApiProblems('invalid_request')
  counts(@Access() { orgId }: RequestAccess, @Query() query: RunCountsQuery): Promise<RunCounts> {
    return this.overview.counts(orgId, { ...filterOf(query), datasetId: query.datasetId });
  }

  /** What the organization's runs are doing, and did in the last 24 hours. */
  @Get('activity')
  @RequirePermission('runs.activity')
  @ApiOkResponse({ type: RunActivityDto })
  activity(@Access() { orgId }: RequestAccess): Promise<RunActivity> {
    return this.overview.activity(orgId);
  }
}
