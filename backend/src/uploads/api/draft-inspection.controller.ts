import { Body, Controller, Param, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Inspection } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { DialectChoiceDto, InspectionDto, untilGone } from '../../runs';
import { DraftReading } from '../draft-reading';

@ApiTags('runs')
@Controller('api/runs/:runId/inspection')
export class DraftInspectionController {
  constructor(private readonly drafts: DraftReading) {}

  /**
   * Reads a draft's file again, as the body says; what it leaves out is found out anew, so that an empty one undoes
   * what was said before. A file that is no table when read like that stays read as it was.
   */
  @Put()
  @RequirePermission('runs.reread')
  @ApiOkResponse({ type: InspectionDto })
  @ApiProblems('invalid_request', 'invalid_state', 'not_csv', 'empty_file', 'too_many_columns')
  @ApiProblems('too_many_rows', 'no_header', 'bad_encoding', 'too_many_requests', 'unavailable')
  read(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Body() said: DialectChoiceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Inspection> {
    return this.drafts.read(access, runId, said, untilGone(response));
  }
}
