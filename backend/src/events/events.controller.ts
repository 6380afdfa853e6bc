import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access, RequirePermission, type RequestAccess } from '../orgs';
import { ApiProblems } from '../platform/http';
import { EventStreams } from './event-streams';

const LAST_EVENT_ID = 'Last-Event-ID';
const STREAM = { 'text/event-stream': { schema: { type: 'string' } } } as const;

@ApiTags('events')
@Controller('api')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  /**
   * The run, live: `run.snapshot`, then `run.progress`, and `run.completed` once, after which the stream ends.
   * `data` is a run, `id` its `seq`. After the configured time `stream.end` is sent; reconnect then.
   */
  @Get('runs/:runId/events')
  @RequirePermission('runs.watch')
  @ApiHeader({ name: LAST_EVENT_ID, required: false, description: 'The last `seq` the client saw.' })
  @ApiOkResponse({ content: STREAM })
  @ApiProblems('too_many_requests')
  run(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Headers(LAST_EVENT_ID) lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    return this.streams.ofRun(access, runId, Number(lastEventId ?? 0) || 0, response);
  }

  /**
   * All runs of an organization, live: a `run.snapshot` for each that waits or runs, then the same events and
   * `run.updated` for what happens to ended ones. `id` is `runId:seq`. It does not end by itself.
   */
  @Get('events')
  @RequirePermission('runs.watch-all')
  @ApiOkResponse({ content: STREAM })
  @ApiProblems('too_many_requests')
  organization(@Access() access: RequestAccess, @Res() response: Response): Promise<void> {
    return this.streams.ofOrganization(access, response);
  }
}
