import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RunComparison } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiProblems } from '../../../platform/http';
import { RunComparisons } from '../compare/run-comparisons';
import { CompareQuery, RecordChangeDto, RunComparisonDto } from './run-comparison.dto';

@ApiTags('datasets')
@Controller('api/datasets/:datasetId/runs/compare')
export class RunComparisonsController {
  constructor(private readonly comparisons: RunComparisons) {}

  /** Two runs of the dataset side by side: totals, by channel, day and campaign, and which records differ. */
  @Get()
  @RequirePermission('datasets.compare-runs')
  @ApiExtraModels(RecordChangeDto)
  @ApiOkResponse({ type: RunComparisonDto })
  @ApiProblems('invalid_request', 'invalid_state')
  compare(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() { base, target }: CompareQuery,
  ): Promise<RunComparison> {
    return this.comparisons.of(orgId, datasetId, base, target);
  }
}
