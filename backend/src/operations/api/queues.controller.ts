import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RequireOperator } from '../../auth';
import { QueueBoard, QUEUES_PATH } from '../queue-board';

/** Only what is read has a route: nothing can be changed from the board. */
@ApiTags('operations')
@Controller(QUEUES_PATH)
export class QueuesController {
  constructor(private readonly board: QueueBoard) {}

  /** A page that shows the queue of rings, to look at; for those named in `OPERATOR_EMAILS`. */
  @Get()
  @RequireOperator()
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  page(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.board.serve(request, response);
  }

  @Get('*rest')
  @RequireOperator()
  @ApiExcludeEndpoint()
  rest(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.board.serve(request, response);
  }
}
