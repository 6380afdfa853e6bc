import { Controller, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { UploadResult } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { UploadService } from '../upload.service';
import { UploadBodyDto, UploadQuery, UploadResultDto } from './upload.dto';

@ApiTags('uploads')
@Controller('api/datasets/:datasetId/uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadService) {}

  /** Stores a CSV and makes a draft run of it. A refused upload leaves nothing behind. */
  @Post()
  @RequirePermission('datasets.upload', { isUpload: true })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadBodyDto })
  @ApiCreatedResponse({ type: UploadResultDto })
  @ApiProblems('invalid_request', 'duplicate_file', 'file_too_large', 'not_csv', 'unsupported_media_type')
  @ApiProblems(
    'empty_file',
    'too_many_columns',
    'too_many_rows',
    'no_header',
    'bad_encoding',
    'too_many_requests',
  )
  upload(
    @Access() access: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() { allowDuplicate, ...said }: UploadQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadResult> {
    return this.uploads.receive(access, { datasetId, allowDuplicate, said, request, response });
  }
}
