import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { LiveRecordPage } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiProblems } from '../../../platform/http';
import { sendAttachment } from '../../api/attachment';
import { LiveRecordPageDto } from '../../api/record.dto';
import { LiveRecordsFilterQuery, LiveRecordsQuery } from '../../api/run-queries.dto';
import { LiveRecordExport } from '../live-record-export';
import { LiveRecords } from '../live-records';

const csv = { schema: { type: 'string', format: 'binary' } } as const;

/** What of a dataset counts, record by record. */
@ApiTags('datasets')
@Controller('api/datasets/:datasetId/records')
export class LiveRecordsController {
  constructor(
    private readonly records: LiveRecords,
    private readonly recordExport: LiveRecordExport,
  ) {}

  /** Live records, each with its run, and the exact sums and channels of the filtered set; newest day first. */
  @Get()
  @RequirePermission('datasets.records')
  @ApiOkResponse({ type: LiveRecordPageDto })
  @ApiProblems('invalid_request')
  page(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: LiveRecordsQuery,
  ): Promise<LiveRecordPage> {
    return this.records.page(orgId, datasetId, query);
  }

  /** The same as CSV: ISO dates, plain decimals, text guarded against being run as a formula. */
  @Get('export')
  @RequirePermission('datasets.export-records')
  @ApiProduces('text/csv')
  @ApiOkResponse(csv)
  @ApiProblems('invalid_request', 'too_many_requests')
  async export(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: LiveRecordsFilterQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendAttachment(response, await this.recordExport.open(orgId, datasetId, query));
  }
}
