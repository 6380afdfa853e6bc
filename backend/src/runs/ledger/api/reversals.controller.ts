import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Run } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiProblems } from '../../../platform/http';
import { RunDto } from '../../api/run.dto';
import { Reversals } from '../reversals';

@ApiTags('runs')
@Controller('api/runs/:runId')
export class ReversalsController {
  constructor(private readonly reversals: Reversals) {}

  /** Undoes an import: its records leave every total at once, and what it had displaced comes back. */
  @Post('revert')
  @HttpCode(200)
  @RequirePermission('runs.revert')
  @ApiOkResponse({ type: RunDto })
  @ApiProblems('invalid_state')
  revert(@Access() access: RequestAccess, @Param('runId') runId: string): Promise<Run> {
    return this.reversals.revert(access, runId);
  }

  /** Redoes a reverted import, at its old place among the others. */
  @Post('restore')
  @HttpCode(200)
  @RequirePermission('runs.restore')
  @ApiOkResponse({ type: RunDto })
  @ApiProblems('invalid_state', 'duplicate_file')
  restore(@Access() access: RequestAccess, @Param('runId') runId: string): Promise<Run> {
    return this.reversals.restore(access, runId);
  }
}
