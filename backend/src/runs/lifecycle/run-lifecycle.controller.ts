import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiTags } from '@nestjs/swagger';
import type { Run } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RunDto } from '../api/run.dto';
import { RunLifecycle } from './run-lifecycle';
import { StartRequestDto } from './start-request.dto';

@ApiTags('runs')
@Controller('api/runs')
export class RunLifecycleController {
  constructor(private readonly lifecycle: RunLifecycle) {}

  /** Queues a draft for import. Asked again while it waits or runs, answers the run and does nothing new. */
  @Post(':runId/start')
  @HttpCode(202)
  @RequirePermission('runs.start')
  @ApiBody({ type: StartRequestDto, required: false })
  @ApiAcceptedResponse({ type: RunDto })
  @ApiProblems('invalid_request', 'invalid_state', 'basis_moved', 'possible_double_count')
  @ApiProblems('mapping_required', 'invalid_mapping', 'unavailable')
  start(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Body() body: StartRequestDto = new StartRequestDto(),
  ): Promise<Run> {
    return this.lifecycle.start(access, runId, body);
  }

  /** Ends a waiting run at once, a running one as soon as its worker hears of it; nothing of it is imported. */
  @Post(':runId/cancel')
  @HttpCode(202)
  @RequirePermission('runs.cancel')
  @ApiAcceptedResponse({ type: RunDto })
  @ApiProblems('invalid_state')
  cancel(@Access() access: RequestAccess, @Param('runId') runId: string): Promise<Run> {
    return this.lifecycle.cancel(access, runId);
  }

  /** Queues a failed or dead-lettered run again. */
  @Post(':runId/retry')
  @HttpCode(202)
  @RequirePermission('runs.retry')
  @ApiAcceptedResponse({ type: RunDto })
  @ApiProblems('invalid_state', 'duplicate_file')
  retry(@Access() access: RequestAccess, @Param('runId') runId: string): Promise<Run> {
    return this.lifecycle.retry(access, runId);
  }
}
