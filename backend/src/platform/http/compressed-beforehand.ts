import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NextFunction, Request, Response } from 'express';

const COMPRESSED = /^\/[\w.-]+\.(js|css)$/;
/** Whichever a browser names first, it takes the smaller one. */
const ENCODINGS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/**
 * Lets what the build compressed beside a script or style sheet be served in its place: smaller than what could be made
 * while a browser waits, and at no cost to the API's thread.
 */
export function compressedBeforehand(directory: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { path: file } = request;
    if (!COMPRESSED.test(file)) return next();
    response.vary('Accept-Encoding');
    const found = ENCODINGS.find(({ encoding }) => request.acceptsEncodings(encoding));
    if (!found || !existsSync(path.join(directory, file + found.ending))) return next();
    response.type(path.extname(file));
    response.setHeader('Content-Encoding', found.encoding);
    request.url = file + found.ending;
    next();
  };
}
