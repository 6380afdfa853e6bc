import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { compressedBeforehand } from './compressed-beforehand';
import { preloadLinks } from './console-preloads';
import { DomainError, notFound } from './domain-error';
import { consolePolicy } from './security-headers';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';
/** What the build names by content, such as `main-6A2BXQ4T.js` and `media/inter-DQndhO4E.woff2`, compressed or not. */
const HASHED = /^(media[\\/])?[\w.-]+-[\w-]{8}\.(js|css|woff2)(\.br|\.gz)?$/;
const ASSET = /\.(js|mjs|css|map|json|txt|xml|webmanifest|ico|svg|png|jpe?g|gif|webp|avif|woff2?|ttf|wasm)$/i;
const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the built console: its files as they are, and index.html for every address that the router knows. */
export function serveConsole(app: NestExpressApplication, directory: string): void {
  const page = (request: Request, response: Response, next: NextFunction) => {
    sendIndex(directory, request, response).catch(next);
  };
  app.use(/^\/(index\.html)?$/, outsideApi(page));
  app.use(outsideApi(compressedBeforehand(directory)));
  app.useStaticAssets(directory, { index: false, redirect: false, setHeaders: cacheHeaders(directory) });
  app.use(
    outsideApi((request, response, next) =>
      ASSET.test(request.path) ? next(notFound()) : page(request, response, next),
    ),
  );
}

type Handler = (request: Request, response: Response, next: NextFunction) => void;

function outsideApi(handler: Handler): Handler {
  return (request, response, next) => {
    const reading = request.method === 'GET' || request.method === 'HEAD';
    const api = /^\/api(\/|$)/.test(request.originalUrl);
    if (reading && !api) handler(request, response, next);
    else next();
  };
}

function cacheHeaders(directory: string) {
  return (response: Response, file: string): void => {
    const isHashed = HASHED.test(path.relative(directory, file));
    response.setHeader('Cache-Control', isHashed ? FOREVER : 'no-cache');
  };
}

async function sendIndex(directory: string, request: Request, response: Response): Promise<void> {
  const html = await readFile(path.join(directory, 'index.html'), 'utf8').catch((cause: unknown) => {
    throw new DomainError(
      'not_found',
      'The console is not part of this installation; the API is at /api/docs.',
      { cause },
    );
  });
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('Content-Security-Policy', consolePolicy(nonce));
  response.setHeader('Cache-Control', 'no-store');
  const links = await preloadLinks(directory, request.path, request.get('Cookie') === undefined);
  response.type('html').send(html.replace('</body>', `${links}</body>`).replaceAll(NONCE_PLACEHOLDER, nonce));
}
