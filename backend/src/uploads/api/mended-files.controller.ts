import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { MendResult } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { MendResultDto } from '../../runs';
import { MendedFiles } from '../mended-files';
import { UploadBodyDto } from './upload.dto';

@ApiTags('runs')
@Controller('api/runs/:runId/errors')
export class MendedFilesController {
  constructor(private readonly files: MendedFiles) {}

  /**
   * Mends rows by a mended export of row errors. Rows are matched by `_row`, columns by name; rows left out stay open,
   * rows as they were still fail, rows mended before are counted and not changed.
   */
  @Post('import')
  @HttpCode(200)
  @RequirePermission('row-errors.mend-by-file')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadBodyDto })
  @ApiOkResponse({ type: MendResultDto })
  @ApiProblems('invalid_request', 'invalid_state', 'file_too_large', 'not_csv', 'unsupported_media_type')
  @ApiProblems('empty_file', 'too_many_columns', 'too_many_rows', 'no_header', 'bad_encoding')
  @ApiProblems('not_row_errors', 'too_many_requests')
  mend(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MendResult> {
    return this.files.receive(access, runId, request, response);
  }
}
