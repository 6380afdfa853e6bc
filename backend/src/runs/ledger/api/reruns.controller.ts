import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Run } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiProblems } from '../../../platform/http';
import { RunDto } from '../../api/run.dto';
import { Reruns } from '../reruns';
import { RerunRequestDto } from './rerun-request.dto';

@ApiTags('runs')
@Controller('api/runs/:runId')
export class RerunsController {
  constructor(private readonly reruns: Reruns) {}

  /** A new draft of the same stored file. When it succeeds, it takes this run's place, which is reverted. */
  @Post('rerun')
  @HttpCode(201)
  @RequirePermission('runs.rerun')
  @ApiBody({ type: RerunRequestDto, required: false })
  @ApiCreatedResponse({ type: RunDto })
  @ApiProblems('invalid_request', 'invalid_state', 'duplicate_file', 'mapping_required', 'invalid_mapping')
  rerun(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Body() body: RerunRequestDto = new RerunRequestDto(),
  ): Promise<Run> {
    return this.reruns.create(access, runId, body);
  }
}
