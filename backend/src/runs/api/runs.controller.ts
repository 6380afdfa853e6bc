import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Inspection, Run, RunAttempt, RunLogEntry, RunPage } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RunDeletion } from '../deletion/run-deletion';
import { RunsService } from '../runs.service';
import { InspectionDto } from './inspection.dto';
import { RunAttemptDto, RunLogEntryDto } from './run-history.dto';
import { RunPageDto } from './run-overview.dto';
import { filterOf, RunsQuery } from './run-queries.dto';
import { RunDto } from './run.dto';

@ApiTags('runs')
@Controller('api/runs')
export class RunsController {
  constructor(
    private readonly runs: RunsService,
    private readonly deletion: RunDeletion,
  ) {}

  /** The organization's runs, newest first. */
  @Get()
  @RequirePermission('runs.list')
  @ApiOkResponse({ type: RunPageDto })
  @ApiProblems('invalid_request')
  list(@Access() { orgId }: RequestAccess, @Query() query: RunsQuery): Promise<RunPage> {
    return this.runs.list(orgId, { ...filterOf(query), datasetId: query.datasetId }, query);
  }

  @Get(':runId')
  @RequirePermission('runs.read')
  @ApiOkResponse({ type: RunDto })
  get(@Access() { orgId }: RequestAccess, @Param('runId') runId: string): Promise<Run> {
    return this.runs.get(orgId, runId);
  }

  /** Deletes a run that holds nothing live, with its file when no other run has it. */
  @Delete(':runId')
  @HttpCode(204)
  @RequirePermission('runs.delete')
  @ApiNoContentResponse()
  @ApiProblems('invalid_state')
  delete(@Access() { orgId, userId }: RequestAccess, @Param('runId') runId: string): Promise<void> {
    return this.deletion.delete(orgId, userId, runId);
  }

  /** What the first pass over the run's file found out. */
  @Get(':runId/inspection')
  @RequirePermission('runs.inspection')
  @ApiOkResponse({ type: InspectionDto })
  inspection(@Access() { orgId }: RequestAccess, @Param('runId') runId: string): Promise<Inspection> {
    return this.runs.inspection(orgId, runId);
  }

  @Get(':runId/attempts')
  @RequirePermission('runs.attempts')
  @ApiOkResponse({ type: [RunAttemptDto] })
  attempts(@Access() { orgId }: RequestAccess, @Param('runId') runId: string): Promise<RunAttempt[]> {
    return this.runs.attempts(orgId, runId);
  }

  /** The run's events so far, oldest first. */
  @Get(':runId/log')
  @RequirePermission('runs.log')
  @ApiOkResponse({ type: [RunLogEntryDto] })
  log(@Access() { orgId }: RequestAccess, @Param('runId') runId: string): Promise<RunLogEntry[]> {
    return this.runs.log(orgId, runId);
  }
}
