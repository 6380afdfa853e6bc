import type { NextFunction, Request, Response } from 'express';

/** How long a refused sender may take to read its answer before the connection is cut. */
const LINGER_MS = 1_500;

/**
 * Lets a refused sender read its answer. A server that closes while the body is still coming in resets the
 * connection, and most clients then report a network error instead of the answer; one that reads on serves
 * whatever it is sent. So: the whole answer at once, then up to `budgetBytes` of the body in all are read and thrown
 * away, for a moment only, then the connection is cut.
 */
export function lingeringClose(budgetBytes: number) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const bytesBefore = request.socket.bytesRead;
    const end = response.end.bind(response) as (...rest: unknown[]) => Response;
    const write = response.write.bind(response) as (...rest: unknown[]) => boolean;
    const answer = (...rest: unknown[]): Response => {
      if (request.complete || request.socket.destroyed) return end(...rest);
      if (!response.headersSent) response.setHeader('Connection', 'close');
      const [body, encoding] = rest;
      if (typeof body === 'string' || Buffer.isBuffer(body)) write(body, encoding);
      else response.flushHeaders();
      discard(request, budgetBytes - (request.socket.bytesRead - bytesBefore), () => {
        end();
        if (!request.complete) request.socket.destroySoon();
      });
      return response;
    };
    response.end = answer as Response['end'];
    next();
  };
}

/** Reads and drops up to so many bytes; calls back at the end of the body, or after a moment. */
function discard(request: Request, budgetBytes: number, done: () => void): void {
  let left = budgetBytes;
  const take = (chunk: Buffer) => {
    left -= chunk.length;
    if (left <= 0) request.pause();
  };
  const stop = () => {
    clearTimeout(timer);
    request.off('data', take).off('end', stop).off('close', stop);
    done();
  };
  const timer = setTimeout(stop, LINGER_MS);
  request.once('end', stop).once('close', stop);
  if (left > 0) request.on('data', take).resume();
}
