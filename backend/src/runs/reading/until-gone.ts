import type { Response } from 'express';

/** Aborted when the caller hangs up before the answer is complete: nobody is left to work for. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
