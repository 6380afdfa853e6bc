import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { startTestApp, type TestApp } from '../../testing';
import { Public } from './access-rule';

@Public()
@Controller('api/faults')
class FaultsController {
  @Get('unexpected')
  unexpected(): never {
    throw new Error('secret detail in /srv/app/secret.ts');
  }
}

@Module({ controllers: [FaultsController] })
class FaultsModule {}

interface Operation {
  responses: object;
  parameters?: { name: string; in: string }[];
}

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp({ modules: [FaultsModule] });
});
afterAll(() => api.close());

describe('a problem', () => {
  it('is answered for malformed JSON', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await api.anonymous().request('POST', '/api/auth/login', { body: '{"email":', headers });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: 'urn:etl-studio:problem:invalid_request',
      title: 'Invalid request',
      status: 400,
      code: 'invalid_request',
      instance: '/api/auth/login',
      requestId: answer.headers.get('x-request-id'),
    });
  });

  it.each([
    ['text/plain', '{"email":"a@b.test"}', /sent as text\/plain.*application\/json/],
    ['application/x-www-form-urlencoded', 'email=a', /urlencoded/],
    [undefined, new Uint8Array([1]), /without a Content-Type/],
  ])('says what was sent in place of JSON: %s', async (type, body, sentence) => {
    const headers: Record<string, string> = type ? { 'Content-Type': type } : {};
    const answer = await api.anonymous().request('POST', '/api/auth/login', { body, headers });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
    expect(answer.body.detail).toMatch(sentence);
  });

  it.each(['gzip', 'deflate', 'br'])('says that a body is no %s', async (encoding) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
    const answer = await api
      .anonymous()
      .request('POST', '/api/auth/login', { body: '{"email":"a"}', headers });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    expect(answer.body.detail).toMatch(/cannot be unpacked as its Content-Encoding/);
  });

  it('names every field that is wrong or unknown', async () => {
    const { body } = await api.anonymous().post('/api/auth/login', { email: 5, remember: true });
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'email',
      'password',
      'remember',
    ]);
  });

  it('is answered for addresses that are not there, below /api and beside it', async () => {
    for (const [method, path] of [
      ['GET', '/api/nope'],
      ['GET', '/api/%FF'],
      ['POST', '/nope'],
      ['GET', '/x.js'],
    ] as const) {
      const { status, body } = await api.anonymous().request(method, path);
      expect([path, status, body.code]).toEqual([path, 404, 'not_found']);
    }
  });

  it('says which methods an address takes', async () => {
    const { status, body, headers } = await api.anonymous().put('/api/auth/login');
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'method_not_allowed', 'POST']);
  });

  it('is answered for a body that is too large', async () => {
    const { status, body } = await api.anonymous().post('/api/auth/login', { email: 'x'.repeat(1_100_000) });
    expect([status, body.code]).toEqual([413, 'body_too_large']);
  });

  it('tells nothing of an unexpected error but the id under which the log has it', async () => {
    const { status, body } = await api.anonymous().get('/api/faults/unexpected');
    expect([status, body.code]).toEqual([500, 'internal_error']);
    expect(JSON.stringify(body)).not.toContain('secret');
    const line = api.logs.find((text) => text.includes(body.requestId as string));
    expect(line).toContain('secret detail');
    expect(line).toContain('http.int-spec');
  });
});

describe('every answer', () => {
  it('carries the caller’s request id when it is a plain word, else a new one', async () => {
    const given = await api.anonymous().get('/api/limits', { headers: { 'X-Request-Id': 'trace-12345' } });
    expect(given.headers.get('x-request-id')).toBe('trace-12345');
    const hostile = await api
      .anonymous()
      .get('/api/limits', { headers: { 'X-Request-Id': 'a"}b c<script>' } });
    expect(hostile.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('may not be stored, framed or sniffed', async () => {
    const { headers } = await api.anonymous().get('/api/limits');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('health', () => {
  it('says nothing about a live process', async () => {
    expect(await api.anonymous().get('/api/health/live')).toMatchObject({ status: 204, body: null });
  });

  it('is ready with a migrated database', async () => {
    const { status, body } = await api.anonymous().get('/api/health/ready');
    expect(status).toBe(200);
    expect(body.checks).toMatchObject({ database: { status: 'up' }, redis: { status: 'up' } });
  });
});

describe('the OpenAPI document', () => {
  it('has whole paths, roles and problems', async () => {
    const { body } = await api.anonymous().get('/api/openapi.json');
    const rename = body.paths['/api/orgs/{orgId}'].patch;
    expect([rename['x-permission'], rename['x-required-role']]).toEqual(['organization.rename', 'ADMIN']);
    expect(Object.keys(rename.responses).sort()).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(rename.responses['403'].description).toBe('forbidden, csrf_required');
    expect(body.components.schemas.Problem.required).toContain('code');
    expect(JSON.stringify(body)).not.toContain('Dto"');
  });

  it('says of every operation what it answers, and of every path parameter that it is one', async () => {
    const { body } = await api.anonymous().get('/api/openapi.json');
    const wanting: string[] = [];
    for (const [path, operations] of Object.entries<Record<string, Operation>>(body.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const [method, { responses, parameters = [] }] of Object.entries(operations)) {
        const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
        // A route of the browser's may do nothing but send it on.
        const succeeds = Object.keys(responses).some((status) => /^[23]/.test(status));
        const equal = names.every((name) => declared.includes(name!)) && declared.length === names.length;
        if (!path.startsWith('/api/') || !succeeds || !equal) wanting.push(`${method} ${path}`);
      }
    }
    expect(wanting).toEqual([]);
  });

  it('is the one that is kept for integrators', async () => {
    const { body } = await api.anonymous().get('/api/openapi.json');
    delete body.paths['/api/faults/unexpected'];
    const kept = path.resolve(__dirname, '../../../../libs/client/openapi.json');
    expect(body).toEqual(JSON.parse(readFileSync(kept, 'utf8')));
  });

  it('points at nothing that it does not hold', async () => {
    const { body } = await api.anonymous().get('/api/openapi.json');
    const names = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name!,
    );
    expect(names.filter((name) => !(name in body.components.schemas))).toEqual([]);
  });

  it('is shown by Swagger UI', async () => {
    const { status, body } = await api.anonymous().get('/api/docs');
    expect(status).toBe(200);
    expect(body).toContain('swagger-ui');
    expect((await api.anonymous().get('/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  });
});
