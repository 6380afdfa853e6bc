import { Controller, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RunDto } from '../../runs';
import { ImportService } from '../import.service';
import { ImportBodyDto } from './import-form.dto';

@ApiTags('integrators')
@ApiExtraModels(RunDto)
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly imports: ImportService) {}

  /**
   * Uploads, maps and starts in one request. Every field comes before the file. Without a `mapping` the dataset's
   * active schema is used, or else the suggested mapping where nothing about it is ambiguous. A refusal after the
   * upload names the draft in `runId`.
   */
  @Post()
  @RequirePermission('runs.import', { isUpload: true })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportBodyDto })
  @ApiAcceptedResponse({ type: RunDto, description: 'The run waits or runs.' })
  @ApiOkResponse({ type: RunDto, description: 'The run ended in the time that `wait` gives it.' })
  @ApiProblems('invalid_request', 'duplicate_file', 'file_too_large', 'not_csv', 'unsupported_media_type')
  @ApiProblems('empty_file', 'too_many_columns', 'too_many_rows', 'no_header', 'bad_encoding')
  @ApiProblems('mapping_required', 'invalid_mapping')
  async import(
    @Access() access: RequestAccess,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Run> {
    const run = await this.imports.import(access, request, response);
    response.status(hasEnded(run.status) ? 200 : 202);
    return run;
  }
}
