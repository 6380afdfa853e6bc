/** docker/ says what the code wants: names, paths and commands that only a container would find wrong. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { nodeFlags } from '../start/roles.mjs';
import { inRoot } from '../start/workspace.mjs';
import { productServices, readCompose } from './compose-file.mjs';
import { readImage } from './dockerfile.mjs';
import { settingNames } from './settings.mjs';

const compose = readCompose();
const image = readImage();
const overrides = ['compose.dev.yml', 'compose.tls.yml'].map((name) => readCompose(name));
const named = ({ environment = {} }) => Object.keys(environment);

/** What Node and the OpenTelemetry packages read by themselves. */
const ofOthers = /^(NODE_OPTIONS|OTEL_)/;

describe('compose.yml', () => {
  it('names no variable that the product does not read', () => {
    const known = settingNames();
    const given = [
      ...Object.keys(image.env),
      ...productServices(compose).flatMap(([, service]) => named(service)),
      ...overrides
        .flatMap(({ services }) => Object.entries(services))
        .flatMap(([name, service]) => (compose.services[name]?.image === 'etl-studio' ? named(service) : [])),
    ];
    const unknown = given.filter((name) => !known.has(name.replace(/_FILE$/, '')) && !ofOthers.test(name));
    assert.deepEqual([...new Set(unknown)], []);
  });

  it('gives every service the secrets that its variables and commands point to', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      const mentioned = [...JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g)].map(
        ([, secret]) => secret ?? '',
      );
      for (const secret of mentioned) assert.ok(service.secrets?.includes(secret), `${name} wants ${secret}`);
      for (const secret of service.secrets ?? [])
        assert.ok(secret in compose.secrets, `${secret} of ${name}`);
    }
  });

  it('has every secret made by make-secrets.sh', () => {
    const script = readFileSync(inRoot('docker/make-secrets.sh'), 'utf8');
    const made = [...script.matchAll(/^secret (\w+) /gm)].map(([, name]) => name);
    assert.deepEqual(Object.keys(compose.secrets).sort(), made.sort());
  });

  it('gives no secret in the clear', () => {
    for (const [name, service] of Object.entries(compose.services))
      for (const [variable, value] of Object.entries(service.environment ?? {}))
        if (/(PASSWORD|SECRET|TOKEN|_URL|KEY)$/.test(variable) && variable !== 'PUBLIC_URL')
          assert.equal(value, undefined, `${variable} of ${name}`);
  });

  it('publishes the proxy and what people look at, on the loopback address only', () => {
    const published = Object.entries(compose.services).filter(([, { ports = [] }]) => ports.length > 0);
    assert.deepEqual(published.map(([name]) => name).sort(), ['grafana', 'jaeger', 'proxy']);
    for (const [, { ports }] of published)
      for (const port of ports ?? []) assert.match(port, /^127\.0\.0\.1:/);
  });

  it('keeps what holds the data in a network without a way out', () => {
    assert.equal(compose.networks.data?.internal, true);
    for (const name of ['postgres', 'redis', 'minio', 'migrate', 'bucket'])
      assert.deepEqual(compose.services[name]?.networks, ['data']);
  });

  it('keeps data in volumes, the queue in a log, and refuses no write for want of memory', () => {
    for (const name of ['postgres', 'redis', 'minio']) {
      const [volume] = compose.services[name]?.volumes ?? [];
      assert.ok((volume?.split(':')[0] ?? '') in compose.volumes, name);
    }
    const command = compose.services.redis?.command?.join(' ') ?? '';
    assert.match(command, /--appendonly yes.*--maxmemory-policy noeviction/s);
  });

  it('runs the product without rights, on files that it cannot change', () => {
    assert.equal(image.user, 'node');
    for (const [name, service] of productServices(compose)) {
      assert.equal(service.read_only, true, name);
      assert.deepEqual(service.cap_drop, ['ALL'], name);
    }
  });

  it('asks after the health of addresses that exist', () => {
    const routes = readFileSync(inRoot('backend/src/platform/health/health.controller.ts'), 'utf8');
    for (const [name, { healthcheck, image: from }] of Object.entries(compose.services)) {
      if (name === 'proxy' || from === 'etl-studio') {
        const [, route] = /\/api\/health\/(\w+)/.exec(JSON.stringify(healthcheck ?? '')) ?? [];
        if (healthcheck) assert.ok(routes.includes(`@Get('${route}')`), `${name}: ${route}`);
      }
    }
    for (const name of ['proxy', 'api', 'postgres', 'redis', 'minio'])
      assert.ok(compose.services[name]?.healthcheck, `${name} has none`);
  });

  it('mounts files that exist', () => {
    for (const [name, { volumes = [] }] of Object.entries(compose.services)) {
      const files = volumes
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((from) => from.startsWith('.'));
      // What backups are written to is made by the first one.
      for (const file of files.filter((each) => each !== './backups'))
        assert.ok(existsSync(inRoot('docker', file)), `${file} of ${name}`);
    }
  });
});

describe('the image', () => {
  it('runs main functions that there are, each with the flags of npm start', () => {
    const [, ...flags] = image.entrypoint;
    const roles = { api: image.command, worker: compose.services.worker?.command ?? [] };
    for (const [role, command] of Object.entries(roles))
      assert.deepEqual(
        [...flags, ...command],
        [...nodeFlags[role], `dist/backend/backend/src/main.${role}.js`],
      );
    assert.ok(existsSync(inRoot('backend/src/main.migrate.ts')));
    assert.deepEqual(compose.services.migrate?.command, ['dist/backend/backend/src/main.migrate.js']);
  });

  it('holds every package that the backend imports, and leaves out none of theirs', () => {
    const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
    const left = (name) =>
      image.removed.some((removed) => name === removed || name.startsWith(`${removed}/`));
    const wanted = new Set(importedByBackend().map((name) => `node_modules/${name}`));
    for (const place of wanted) {
      const found = packages[place];
      assert.ok(
        found && !found.dev && !left(place.slice('node_modules/'.length)),
        `the image has no ${place}`,
      );
      for (const name of Object.keys(found.dependencies ?? {})) wanted.add(placeOf(packages, name, place));
    }
    assert.ok(wanted.size > 100);
  });
});

/** Where Node finds a package that the one at `from` imports. */
function placeOf(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder}${folder ? '/' : ''}node_modules/${name}`;
    if (packages[place] || folder === '') return place;
  }
}

/** Names of packages in the import statements of what is built into dist/backend. */
function importedByBackend() {
  const files = globSync(['backend/src/**/*.ts', 'libs/{contracts,engine}/src/**/*.ts'], { cwd: inRoot() });
  const texts = files
    .filter((file) => !/[.-]spec\.ts$|\/testing\//.test(file))
    .map((file) => readFileSync(inRoot(file), 'utf8'));
  const imports = /(?:^import (?!type )[^;]*?from |^export [^;]*?from |^import |import\()'([^']+)'/gm;
  return texts
    .flatMap((text) => [...text.matchAll(imports)].map(([, name]) => name ?? ''))
    .filter((name) => !/^(\.|node:|@etl-studio\/)/.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    .filter((name) => name !== 'express');
}
