/**
 * Every command that README.md and docker/ tell people to type: run, as far as it goes without a container engine and a
 * cluster, else held against the files that it names. A command that nobody knows how to check fails.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { onPath } from '../start/redis.mjs';
import { inRoot } from '../start/workspace.mjs';
import { commandsIn } from './commands.mjs';
import { readCompose } from './compose-file.mjs';

const read = (file) => readFileSync(inRoot(file), 'utf8');
const pages = ['README.md', ...globSync('docker/**/*.md', { cwd: inRoot() })];
const { scripts } = JSON.parse(read('package.json'));
const { paths } = JSON.parse(read('libs/client/openapi.json'));
const compose = readCompose();
const folder = mkdtempSync(path.join(tmpdir(), 'etl-commands-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs it in a folder with an export to read and files for `--from-file`. @param {string[]} args */
function ran(file, args) {
  for (const name of ['export.csv', 'database_url', 'database_owner_url', 'redis_url', 'secrets_key'])
    cpSync(inRoot('libs/engine/fixtures/tiktok_en_total.csv'), path.join(folder, name));
  for (const name of ['s3_access_key', 's3_secret_key'])
    cpSync(path.join(folder, 'redis_url'), path.join(folder, name));
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

const manifests = globSync('docker/kubernetes/base/*.yaml', { cwd: inRoot() }).map(read).join('\n');

/** @type {[RegExp, (words: string[]) => void][]} how each kind of command is checked, its words given */
const checks = [
  [/^npm (start|test)$/, ([, verb = '']) => assert.ok(scripts[verb])],
  [
    /^(ETL_API_KEY=\S+ )?npm run -s etl -- /,
    (words) => {
      const args = words.slice(words.indexOf('--') + 1);
      // What needs a server has a suite of its own.
      if (args[0] !== 'import')
        assert.ok(ran(process.execPath, [inRoot('libs/tooling/src/etl.mjs'), ...args]));
      else
        assert.match(
          ran(process.execPath, [inRoot('libs/tooling/src/etl.mjs'), '--help']),
          /import .*--dataset/,
        );
    },
  ],
  [/^npm run /, ([, , verb = '']) => assert.ok(scripts[verb], `package.json has no "${verb}"`)],
  [
    /^docker\/make-secrets\.sh$/,
    () => {
      mkdirSync(path.join(folder, 'secrets'), { recursive: true });
      cpSync(inRoot('docker/make-secrets.sh'), path.join(folder, 'make-secrets.sh'));
      ran('sh', ['make-secrets.sh']);
      for (const { file } of Object.values(compose.secrets)) {
        const made = readFileSync(path.join(folder, file), 'utf8');
        assert.match(made, /^\S{10,}$/, file);
      }
    },
  ],
  [
    /^docker compose /,
    (words) => {
      const after = (flag) => words.filter((_, index) => words[index - 1] === flag);
      for (const file of after('-f')) assert.ok(existsSync(inRoot(file)), file);
      const profiles = Object.values(compose.services).flatMap(({ profiles: ofService = [] }) => ofService);
      for (const profile of after('--profile')) assert.ok(profiles.includes(profile), profile);
      const verb = words.findIndex((word) => ['up', 'run', 'logs', 'exec', 'down'].includes(word));
      const values = new Set([...after('--scale'), ...after('--since')]);
      const named = words.slice(verb + 1).filter((word) => /^[a-z]+$/.test(word) && !values.has(word));
      const services = [...named, ...after('--scale').map((scaled) => scaled.replace(/=\d+$/, ''))];
      for (const service of services) assert.ok(compose.services[service], `no service ${service}`);
      for (const script of words.filter((word) => word.startsWith('/care/')))
        assert.ok(existsSync(inRoot('docker/backup', path.basename(script))), script);
    },
  ],
  // It has a suite of its own, with the database and the files of an installation.
  [/docker\/backup\/backup\.sh /, () => assert.ok(existsSync(inRoot('docker/backup/backup.sh')))],
  [
    /^curl -s http/,
    ([, , address = '']) => assert.ok(paths[new URL(address).pathname]?.get, `no route ${address}`),
  ],
  [
    /^kubectl .*create /,
    (words) => {
      const made = parse(ran('kubectl', [...words.slice(1), '--dry-run=client', '--output=yaml']));
      for (const key of Object.keys(made.data ?? {}))
        assert.ok(manifests.includes(`/run/secrets/${made.metadata.name}/${key}`), `nothing reads ${key}`);
      assert.ok(manifests.includes(made.metadata.name), `nothing is called ${made.metadata.name}`);
    },
  ],
  [
    /^kubectl apply -k /,
    (words) =>
      assert.ok(ran('kubectl', ['kustomize', inRoot(words.at(-1) ?? '')]).includes('kind: Deployment')),
  ],
  [
    /^kubectl .*delete job /,
    (words) => {
      const job = parse(read('docker/kubernetes/base/migrate.yaml'));
      assert.equal(job.metadata.name, words[words.indexOf('job') + 1]);
    },
  ],
];

for (const page of pages)
  describe(page, () => {
    for (const command of new Set(commandsIn(read(page)))) {
      const skip = command.startsWith('kubectl') && !onPath('kubectl') ? 'no kubectl is installed' : false;
      it(command, { skip }, () => {
        const [first = ''] = command.split(' | ');
        const [, check] = checks.find(([kind]) => kind.test(first)) ?? [];
        assert.ok(check, 'nobody checks this command');
        check(first.split(/\s+/));
      });
    }
  });
