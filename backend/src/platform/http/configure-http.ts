import type { Server } from 'node:http';
import compression from 'compression';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../config';
import { withTenantToCome } from '../database';
import { Measures, Tracing } from '../telemetry';
import { countAnswers } from './answer-measures';
import { bodyDeadline } from './body-deadline';
import { serveConsole } from './console';
import { jsonOrMultipart } from './json-or-multipart';
import { DOCS_PATH, serveOpenApi } from './openapi';
import { requestId } from './request-id';
import { docsPolicy, securityHeaders } from './security-headers';
import { traceRequests } from './trace-requests';
import { wellFormedInput } from './well-formed-input';

const JSON_BODY_LIMIT = '1mb';
const HEADERS_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;

/** Everything between the socket and the controllers. The application is made with `bodyParser: false`. */
export function configureHttp(app: NestExpressApplication, config: Config): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  limitWaiting(app.getHttpServer());
  app.use(countAnswers(app.get(Measures)));
  app.use(
    requestId,
    traceRequests(app.get(Tracing)),
    forOneTenant,
    securityHeaders(config.cookieSecure),
    bodyDeadline,
  );
  // Leaves event streams alone: they say `no-transform`.
  app.use(compression());
  app.use('/api', dataIsNotStored);
  app.use(DOCS_PATH, docsPolicy);
  app.useBodyParser('json', { limit: JSON_BODY_LIMIT });
  app.use(jsonOrMultipart, wellFormedInput);
  serveConsole(app, config.consoleDir);
  serveOpenApi(app);
}

function limitWaiting(server: Server): void {
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // A large file over a slow line takes longer than any fixed time; `bodyDeadline` and the upload watch bodies.
  server.requestTimeout = 0;
}

/** The access guard says whose the request is. */
function forOneTenant(_request: Request, _response: Response, next: NextFunction): void {
  withTenantToCome(next);
}

function dataIsNotStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
