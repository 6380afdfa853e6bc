import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page, RecordPage, RowError, RowErrorGroup } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiPage, ApiProblems } from '../../platform/http';
import { RecordsService } from '../rows/records.service';
import { RowErrorsService } from '../rows/row-errors.service';
import { RecordPageDto } from './record.dto';
import { RowErrorDto, RowErrorGroupDto } from './row-error.dto';
import { RowErrorsFilterQuery, RowErrorsQuery } from './row-error-queries.dto';
import { RecordsQuery } from './run-queries.dto';

/** What an ended run made of its file's rows. */
@ApiTags('runs')
@Controller('api/runs/:runId')
export class RunRowsController {
  constructor(
    private readonly records: RecordsService,
    private readonly rowErrors: RowErrorsService,
  ) {}

  /** Imported rows, with the exact sums and the channels of the filtered set. */
  @Get('records')
  @RequirePermission('runs.records')
  @ApiOkResponse({ type: RecordPageDto })
  @ApiProblems('invalid_request')
  recordPage(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() query: RecordsQuery,
  ): Promise<RecordPage> {
    return this.records.page(orgId, runId, query);
  }

  /** Rejected rows in file order, with their raw cells. */
  @Get('errors')
  @RequirePermission('row-errors.list')
  @ApiPage(RowErrorDto)
  @ApiProblems('invalid_request')
  errorPage(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() query: RowErrorsQuery,
  ): Promise<Page<RowError>> {
    return this.rowErrors.page(orgId, runId, query);
  }

  /** Errors by cause and equal value, the most frequent first, at most 200. */
  @Get('errors/groups')
  @RequirePermission('row-errors.groups')
  @ApiOkResponse({ type: [RowErrorGroupDto] })
  @ApiProblems('invalid_request')
  errorGroups(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() query: RowErrorsFilterQuery,
  ): Promise<RowErrorGroup[]> {
    return this.rowErrors.groups(orgId, runId, query);
  }
}
