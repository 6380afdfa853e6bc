import type { NextFunction, Request, Response } from 'express';
import { invalidRequest } from './validation';

const DEEPEST = 20;
/** With the u flag a whole pair is one character; what is left of `Cs` are halves. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** Refuses text that the database cannot hold (NUL, half a surrogate pair) and nesting that no request needs. */
export function wellFormedInput(request: Request, _response: Response, next: NextFunction): void {
  const fault = faultOf(request.body, 'body') ?? faultOf(request.query, 'query');
  next(fault && invalidRequest([fault]));
}

/** The same for what is read later than a request's body. Throws `invalid_request`. */
export function refuseUnstorable(input: unknown, root: string): void {
  const fault = faultOf(input, root);
  if (fault) throw invalidRequest([fault]);
}

function faultOf(input: unknown, root: string): { path: string; message: string } | undefined {
  // A stack of our own: recursion over a hostile depth would overflow the process's.
  const open: { path: string; value: unknown; depth: number }[] = [{ path: root, value: input, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value, depth } = next;
    if (typeof value === 'string' && !isStorable(value)) {
      return {
        path,
        message: `${path} holds a character that is not text (NUL or half a surrogate pair); remove it`,
      };
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) return { path: root, message: `${root} is nested deeper than ${DEEPEST} levels` };
    for (const [key, item] of Object.entries(value)) {
      if (!isStorable(key)) return { path, message: `${path} has a name that is not text; rename it` };
      open.push({ path: depth === 0 ? key : `${path}.${key}`, value: item, depth: depth + 1 });
    }
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}
