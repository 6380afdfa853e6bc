import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page, Restatement, SlicePage } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiPage, ApiProblems } from '../../../platform/http';
import { DayPageQuery } from '../../api/run-queries.dto';
import { Restatements } from '../restatements';
import { Slices } from '../slices';
import { RestatementDto } from './restatement.dto';
import { SlicePageDto } from './slice.dto';

/** Which runs make up a dataset, and what their changes did to its past days. */
@ApiTags('datasets')
@Controller('api/datasets/:datasetId')
export class DatasetLedgerController {
  constructor(
    private readonly slices: Slices,
    private readonly restatements: Restatements,
  ) {}

  /** Slices by day, with the runs that hold each, and the days that none holds. */
  @Get('slices')
  @RequirePermission('datasets.slices')
  @ApiOkResponse({ type: SlicePageDto })
  @ApiProblems('invalid_request')
  slicePage(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: DayPageQuery,
  ): Promise<SlicePage> {
    return this.slices.page(orgId, datasetId, query);
  }

  /** Days whose figures were changed after they had been held: before and after each change, newest first. */
  @Get('restatements')
  @RequirePermission('datasets.restatements')
  @ApiPage(RestatementDto)
  @ApiProblems('invalid_request')
  restatementPage(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: DayPageQuery,
  ): Promise<Page<Restatement>> {
    return this.restatements.page(orgId, datasetId, query);
  }
}
