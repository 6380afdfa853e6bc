import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { StartFailure } from './failure.mjs';
import { runNx } from './nx.mjs';
import { inRoot, root } from './workspace.mjs';

const shared = ['package-lock.json', 'tsconfig.base.json', 'libs/{contracts,engine}/src/**/*'];

const products = [
  {
    name: 'backend',
    sources: [...shared, 'backend/src/**/*', 'libs/tooling/src/{build-backend,compile}.mjs'],
    product: 'dist/backend/backend/src/main.api.js',
  },
  {
    name: 'frontend',
    sources: [
      ...shared,
      'frontend/{src,public}/**/*',
      'frontend/*.json',
      'libs/{sse,ui}/src/**/*',
      'libs/tooling/src/delivery/*.mjs',
    ],
    product: 'dist/frontend/browser/index.html',
  },
];

const isTest = (file) => /[.-]spec\.ts$/.test(file);

/** A hash of the names and contents of all source files but tests. */
export function hashOf(sources, folder = root) {
  const files = globSync(sources, { cwd: folder })
    .filter((file) => !isTest(file))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const place = `${folder}/${file}`;
    if (statSync(place).isFile()) hash.update(`${file}\0`).update(readFileSync(place)).update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (name) => inRoot('dist', `.${name}-sources`);

const isCurrent = ({ name, product, hash }) =>
  existsSync(inRoot(product)) && existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === hash;

/** Builds what has no build of the present sources. */
export async function buildWhatChanged() {
  const stale = products
    .map((each) => ({ ...each, hash: hashOf(each.sources) }))
    .filter((each) => !isCurrent(each));
  if (stale.length === 0) return;
  const names = stale.map(({ name }) => name);
  console.log(`Building ${names.join(' and ')} ...`);
  for (const { name } of stale) rmSync(stampOf(name), { force: true });
  let said = '';
  const code = await runNx('build', { projects: names, onOutput: (text) => (said += text) });
  if (code !== 0) throw new StartFailure(`the build failed:\n${said.trim()}`);
  for (const { name, hash } of stale) writeFileSync(stampOf(name), hash);
}
