import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startTestApp, type TestApp } from '../../testing';

const consoleDir = mkdtempSync(path.join(tmpdir(), 'console-'));
let api: TestApp;
beforeAll(async () => {
  writeFileSync(
    path.join(consoleDir, 'index.html'),
    '<body><app-root ngCspNonce="__CSP_NONCE__"></app-root></body>',
  );
  writeFileSync(
    path.join(consoleDir, 'preloads.json'),
    JSON.stringify([
      { path: '', scripts: ['datasets.js'] },
      { path: 'login', scripts: ['sign-in.js'] },
      { path: 'invite', scripts: ['invite.js'] },
      { path: 'runs/:id', scripts: ['run.js', 'chunk-DB-zVxwr.js'] },
      { path: 'runs/:id/results', scripts: ['results.js'] },
      { path: '**', scripts: ['not-found.js'] },
    ]),
  );
  writeFileSync(path.join(consoleDir, 'chunk-DB-zVxwr.js'), 'console.log(3)');
  writeFileSync(path.join(consoleDir, 'chunk-DB-zVxwr.js.br'), brotliCompressSync('console.log(3)'));
  writeFileSync(path.join(consoleDir, 'chunk-DB-zVxwr.js.gz'), gzipSync('console.log(3)'));
  writeFileSync(path.join(consoleDir, 'main-6A2BXQ4T.js'), 'console.log(1)');
  writeFileSync(path.join(consoleDir, 'theme.js'), 'console.log(2)');
  api = await startTestApp({ env: { CONSOLE_DIR: consoleDir } });
});
afterAll(async () => {
  await api.close();
  rmSync(consoleDir, { recursive: true });
});

describe('the console', () => {
  it.each(['/', '/index.html', '/datasets', '/runs/1b2c/results?tab=errors', '/name.with.dots'])(
    'comes at %s with a nonce of its own',
    async (address) => {
      const { status, headers, body } = await api.anonymous().get(address);
      expect(status).toBe(200);
      const nonce = /ngCspNonce="([^"]+)"/.exec(body as string)?.[1];
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce!}'`);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each([
    ['/', 'session=1', ['datasets.js']],
    ['/runs/1b2c', 'session=1', ['run.js', 'chunk-DB-zVxwr.js']],
    ['/runs/1b2c/results?sort=spend', 'session=1', ['results.js']],
    ['/nowhere', 'session=1', ['not-found.js']],
    ['/runs/1b2c', '', ['sign-in.js']],
    ['/invite', '', ['invite.js']],
  ])('lets a browser at %s, with the cookie “%s”, ask for %j at once', async (address, cookie, scripts) => {
    const headers = cookie ? { Cookie: cookie } : undefined;
    const { body } = await api.anonymous().get(address, { headers });
    const links = [...(body as string).matchAll(/<link rel="modulepreload" href="([^"]+)">/g)];
    expect(links.map(([, script]) => script)).toEqual(scripts);
  });

  it('never uses a nonce twice', async () => {
    const [one, two] = await Promise.all([api.anonymous().get('/'), api.anonymous().get('/')]);
    expect(one.body).not.toBe(two.body);
  });

  it('keeps files that are named by their content for ever, others until asked', async () => {
    const hashed = await api.anonymous().get('/main-6A2BXQ4T.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const mixed = await api.anonymous().get('/chunk-DB-zVxwr.js');
    expect(mixed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const plain = await api.anonymous().get('/theme.js');
    expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('sends to who takes %s what was compressed beforehand', async (taken, sent) => {
    const { status, headers, body } = await api
      .anonymous()
      .get('/chunk-DB-zVxwr.js', { headers: { 'Accept-Encoding': taken } });
    expect([status, headers.get('content-encoding'), body]).toEqual([200, sent, 'console.log(3)']);
    expect(headers.get('content-type')).toContain('text/javascript');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('vary')).toContain('Accept-Encoding');
  });

  it.each([
    ['GET', '/main-OLDBUILD.js'],
    ['GET', '/../../etc/passwd.txt'],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd.txt'],
    ['POST', '/datasets'],
    ['GET', '/api'],
    ['GET', '/api/datasets/x/y/z'],
  ])('does not stand in for what is missing: %s %s', async (method, address) => {
    const { status, body } = await api.anonymous().request(method, address);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});
