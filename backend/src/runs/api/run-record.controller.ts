import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { RecordOrigin, RecordPosition } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RecordOrigins } from '../reading/record-origins';
import { untilGone } from '../reading/until-gone';
import { RecordsService } from '../rows/records.service';
import { RecordOriginDto, RecordPositionDto } from './record-origin.dto';
import { RecordsFilterQuery } from './run-queries.dto';

const ROW_NUMBER = { name: 'rowNumber', schema: { type: 'integer', minimum: 1 } };

/** One record of an ended run. */
@ApiTags('runs')
@Controller('api/runs/:runId/records/:rowNumber')
export class RunRecordController {
  constructor(
    private readonly origins: RecordOrigins,
    private readonly records: RecordsService,
  ) {}

  /** A record beside the row of the file that it was read from, with what it was checked against. */
  @Get()
  @ApiParam(ROW_NUMBER)
  @RequirePermission('runs.record')
  @ApiOkResponse({ type: RecordOriginDto })
  @ApiProblems('too_many_requests', 'unavailable')
  origin(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Param('rowNumber') rowNumber: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecordOrigin> {
    return this.origins.of(orgId, runId, rowNumber, untilGone(response));
  }

  /** Where it stands among the records that the filter leaves, in their order. */
  @Get('position')
  @ApiParam(ROW_NUMBER)
  @RequirePermission('runs.record-position')
  @ApiOkResponse({ type: RecordPositionDto })
  @ApiProblems('invalid_request')
  position(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Param('rowNumber') rowNumber: string,
    @Query() query: RecordsFilterQuery,
  ): Promise<RecordPosition> {
    return this.records.position(orgId, runId, rowNumber, query);
  }
}
