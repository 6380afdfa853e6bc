import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { OriginalFile } from '../export/original-file';
import { RunDownloads } from '../export/run-downloads';
import { sendAttachment } from './attachment';
import { RowErrorsSearchQuery } from './row-error-queries.dto';
import { RecordsFilterQuery } from './run-queries.dto';

const csv = { schema: { type: 'string', format: 'binary' } } as const;

/** Files made of a run. */
@ApiTags('runs')
@Controller('api/runs/:runId')
export class RunDownloadsController {
  constructor(
    private readonly downloads: RunDownloads,
    private readonly originals: OriginalFile,
  ) {}

  /** Imported rows as CSV: ISO dates, plain decimals, text guarded against being run as a formula. */
  @Get('records/export')
  @RequirePermission('runs.export-records')
  @ApiProduces('text/csv')
  @ApiOkResponse(csv)
  @ApiProblems('invalid_request', 'too_many_requests')
  async records(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() query: RecordsFilterQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendAttachment(response, await this.downloads.records(orgId, runId, query));
  }

  /** Rejected rows as CSV: the original columns, then `_row` and `_errors`. */
  @Get('errors/export')
  @RequirePermission('row-errors.export')
  @ApiProduces('text/csv')
  @ApiOkResponse(csv)
  @ApiProblems('invalid_request', 'too_many_requests')
  async rowErrors(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() query: RowErrorsSearchQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendAttachment(response, await this.downloads.rowErrors(orgId, runId, query));
  }

  /** The original bytes; a redirect to the object store where it has a public address. */
  @Get('download')
  @RequirePermission('runs.download')
  @ApiProduces('text/csv')
  @ApiOkResponse(csv)
  @ApiFoundResponse({ description: 'To a presigned address of the object store.' })
  async original(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.originals.open(orgId, runId);
    if ('url' in file) response.redirect(302, file.url);
    else await sendAttachment(response, file);
  }
}
