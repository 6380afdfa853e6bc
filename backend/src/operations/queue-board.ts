import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Injectable } from '@nestjs/common';
import type { Express, Request, Response } from 'express';
import { DomainError, notFound } from '../platform/http';
import { ImportsQueue } from './imports-queue';

/** Where the board stands; it is told, for its links. */
export const QUEUES_PATH = 'api/admin/queues';
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'self'; frame-ancestors 'none'; form-action 'none'";

/** Bull's board, to look at: its jobs hold nothing but ids of runs and their epochs. */
@Injectable()
export class QueueBoard {
  private board: Express | null = null;

  constructor(private readonly imports: ImportsQueue) {}

  /** Answers a request for a page, a file or the data of the board. Throws `not_found`. */
  serve(request: Request, response: Response): Promise<void> {
    this.board ??= boardOf(this.imports);
    const board = this.board;
    response.setHeader('Content-Security-Policy', POLICY);
    request.url = request.url.slice(`/${QUEUES_PATH}`.length).replace(/^(?=\?|$)/, '/');
    return new Promise((resolve, reject) => {
      response.once('close', resolve);
      board(request, response, (error: unknown) => reject(error instanceof Error ? error : notFound()));
    });
  }
}

function boardOf({ queue }: ImportsQueue): Express {
  const adapter = new ExpressAdapter().setBasePath(`/${QUEUES_PATH}`);
  createBullBoard({
    queues: [new BullAdapter(queue, { readOnlyMode: true })],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'ETL Studio queues' } },
  });
  // What the driver says stays inside.
  adapter.setErrorHandler((cause) => {
    const detail = 'The queue is not reachable at the moment: Redis does not answer. Try again shortly.';
    throw new DomainError('unavailable', detail, { retryAfter: 5, cause });
  });
  const board = adapter.getRouter() as Express;
  board.disable('x-powered-by');
  board.disable('etag');
  return board;
}
