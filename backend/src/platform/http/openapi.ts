import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode } from '@etl-studio/contracts';
import { PROBLEM_CONTENT } from './api-problems';
import { IDEMPOTENCY_HEADER } from './idempotency';
import { ProblemDto } from './problem.dto';

export const DOCS_PATH = '/api/docs';
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Serves the document at `/api/openapi.json` and Swagger UI at `/api/docs`. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => openApiOf(app), {
    jsonDocumentUrl: '/api/openapi.json',
    raw: ['json'],
  });
}

/** The OpenAPI document of the application's routes. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, head(), {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const schemas = (document.components ??= {}).schemas ?? {};
  // Wire types carry no suffix; `ProblemDto` is the class behind the wire type `Problem`.
  document.components.schemas = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [withoutSuffix(name), schema]),
  );
  addCommonProblems(document);
  return JSON.parse(
    JSON.stringify(document).replaceAll(/(#\/components\/schemas\/\w+?)Dto"/g, '$1"'),
  ) as OpenAPIObject;
}

function head(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setTitle('ETL Studio')
    .setDescription(
      'Imports of ad-platform CSV exports. Errors are RFC 9457 problems; amounts are decimal strings.',
    )
    .setVersion('1')
    .addCookieAuth('etl_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, etl_…' }, 'api-key')
    .build();
}

function withoutSuffix(name: string): string {
  return name.replace(/Dto$/, '');
}

/** What every operation may answer, by what it is. */
function addCommonProblems(document: OpenAPIObject): void {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (!operation) continue;
      joinDescriptions(operation);
      addProblem(operation, 'internal_error');
      addProblem(operation, 'unavailable');
      if (method !== 'get' && operation.security) {
        addProblem(operation, 'csrf_required');
        addIdempotency(operation);
      }
      if (takesJson(operation)) addProblem(operation, 'body_too_large');
    }
  }
}

function addIdempotency(operation: Operation): void {
  addProblem(operation, 'request_in_flight');
  addProblem(operation, 'idempotency_key_reused');
  (operation.parameters ??= []).push({
    name: IDEMPOTENCY_HEADER,
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    description:
      'The same request with the same key gets the same answer for 24 hours, with Idempotency-Replayed: true.',
  });
}

/** Swagger puts what each decorator says of a status into a paragraph of its own. */
function joinDescriptions({ responses }: Operation): void {
  for (const response of Object.values(responses)) {
    if (response && 'description' in response) {
      response.description = response.description.replaceAll('\n\n', ', ');
    }
  }
}

function takesJson({ requestBody }: Operation): boolean {
  return requestBody !== undefined && 'content' in requestBody && 'application/json' in requestBody.content;
}

function addProblem({ responses }: Operation, code: ErrorCode): void {
  const known = responses[ERROR_STATUS[code]];
  if (!known) responses[ERROR_STATUS[code]] = { description: code, content: PROBLEM_CONTENT };
  else if ('content' in known && known.content && 'application/problem+json' in known.content) {
    known.description = [known.description, code].filter(Boolean).join(', ');
  }
}
